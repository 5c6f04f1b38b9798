using System.Security.Cryptography;
using System.Text;
using Certs.Server.Hosting;

namespace Certs.Server.Administration;

/// <summary>32 random bytes of this node, in <c>&lt;data&gt;/node.secret</c>: makes values that repeat here and nowhere else.</summary>
internal sealed class NodeSecret
{
    private readonly byte[] _key;

    /// <summary>Reads the file in <paramref name="dataFolder"/>, or makes it.</summary>
    public NodeSecret(string dataFolder)
    {
        string path = Path.Combine(dataFolder, "node.secret");
        if (!File.Exists(path))
        {
            PrivateFiles.Write(path, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        }

        _key = Convert.FromHexString(File.ReadAllText(path));
    }

    /// <summary>16 bytes that follow from <paramref name="purpose"/> and <paramref name="id"/>.</summary>
    public byte[] Derive(string purpose, Guid id)
    {
        byte[] input = new byte[Encoding.ASCII.GetByteCount(purpose) + 17];
        int length = Encoding.ASCII.GetBytes(purpose, input);
        id.TryWriteBytes(input.AsSpan(length + 1), bigEndian: true, out _);
        return HMACSHA256.HashData(_key, input)[..16];
    }

    /// <summary>32 bytes that follow from <paramref name="purpose"/>.</summary>
    public byte[] Derive(string purpose) =>
        HKDF.Expand(HashAlgorithmName.SHA256, _key, 32, Encoding.ASCII.GetBytes("certs/" + purpose));

    /// <summary>16 bytes that follow from <paramref name="purpose"/> and <paramref name="data"/>.</summary>
    public byte[] Tag(string purpose, ReadOnlySpan<byte> data)
    {
        byte[] input = new byte[Encoding.ASCII.GetByteCount(purpose) + 1 + data.Length];
        int length = Encoding.ASCII.GetBytes(purpose, input);
        data.CopyTo(input.AsSpan(length + 1));
        return HMACSHA256.HashData(_key, input)[..16];
    }
}
