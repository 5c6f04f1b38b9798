using System.Security.Cryptography;
using System.Text;
using Certs.Core.Evm;

namespace Certs.Ledger.DevChain;

/// <summary>
/// A chain account's private key in a file that only its owner can read (mode 0600): 64 digits and a line
/// end.
/// </summary>
public static class AccountFile
{
    private const int Digits = 64;

    /// <summary>Reads the key of a file.</summary>
    /// <exception cref="FormatException">
    /// Not such a file. The message does not repeat its content.
    /// </exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Secp256k1Key Load(string path)
    {
        byte[] content = File.ReadAllBytes(path);
        byte[] secret = [];
        try
        {
            string digits = Encoding.ASCII.GetString(content).TrimEnd('\n');
            secret = digits.Length == Digits && digits.All(char.IsAsciiHexDigit)
                ? Convert.FromHexString(digits)
                : throw new FormatException(
                    $"{path} is no key file: {Digits} hexadecimal digits are expected.");
            return Secp256k1Key.FromBytes(secret);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    /// <summary>Reads the key of a file, or makes a random one and keeps it there.</summary>
    public static Secp256k1Key LoadOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            using Secp256k1Key key = Secp256k1Key.Create();
            byte[] secret = new byte[Digits / 2];
            key.Export(secret);
            AtomicFile.Write(path, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(secret) + "\n"));
            CryptographicOperations.ZeroMemory(secret);
        }

        return Load(path);
    }
}
