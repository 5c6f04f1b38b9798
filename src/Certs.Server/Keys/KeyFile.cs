using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Certs.Core;
using Certs.Core.Suites;

namespace Certs.Server.Keys;

/// <summary>A private key at rest. Everything but <see cref="Ciphertext"/> may be read; nothing may be changed.</summary>
/// <param name="Format">Always <see cref="CurrentFormat"/>.</param>
/// <param name="Agency">The URN of the agency that the key signs for.</param>
/// <param name="Suite">The key's only suite.</param>
/// <param name="KeyId">SHA-256 of the SPKI, 32 bytes.</param>
/// <param name="Iterations">Rounds of PBKDF2 with SHA-256 (RFC 8018 §5.2) that stretch the passphrase.</param>
/// <param name="Salt">The salt of PBKDF2, 16 bytes; the same for all files of a folder.</param>
/// <param name="Nonce">The nonce of AES-256-GCM, 12 random bytes.</param>
/// <param name="Ciphertext">The PKCS #8 key, encrypted, followed by the tag of 16 bytes.</param>
internal sealed record KeyFile(
    string Format, string Agency, Suite Suite, byte[] KeyId, int Iterations, byte[] Salt, byte[] Nonce,
    byte[] Ciphertext)
{
    /// <summary>The format's name.</summary>
    public const string CurrentFormat = "certs/key/1";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter<Suite>(namingPolicy: null, allowIntegerValues: false) },
    };

    /// <summary>The agency, the suite and the key id as AES-GCM binds them: a file under another name does not open.</summary>
    public byte[] AssociatedData()
    {
        byte[] agency = Encoding.UTF8.GetBytes(Agency);
        byte[] numbers = new byte[8];
        BinaryPrimitives.WriteUInt16BigEndian(numbers, (ushort)agency.Length);
        BinaryPrimitives.WriteUInt16BigEndian(numbers.AsSpan(2), (ushort)Suite);
        BinaryPrimitives.WriteInt32BigEndian(numbers.AsSpan(4), Iterations);
        return [.. Encoding.ASCII.GetBytes(Format), .. numbers, .. agency, .. KeyId, .. Salt];
    }

    /// <summary>Reads a file's content.</summary>
    /// <exception cref="FormatException">It is not a key file of this format.</exception>
    public static KeyFile Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            KeyFile? file = JsonSerializer.Deserialize<KeyFile>(utf8, Json);
            return file is { Format: CurrentFormat, KeyId.Length: 32, Salt.Length: 16, Nonce.Length: 12 }
                && AgencyId.TryParse(file.Agency, out _)
                ? file
                : throw new FormatException($"Not a key file of the format {CurrentFormat}.");
        }
        catch (JsonException malformed)
        {
            throw new FormatException("Not a key file.", malformed);
        }
    }

    /// <summary>The file's content.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);
}
