using System.Buffers.Binary;
using System.Security.Cryptography;
using Google.Protobuf;

namespace Certs.Cli.Batch;

/// <summary>
/// Gives each line of a batch the same request id in every run, so that a batch that was cut off can simply be run
/// again: what was issued is answered, the rest is issued.
/// </summary>
/// <remarks>
/// The id is a UUID of version 8 (RFC 9562 §5.8): the line's number in 48 bits, so that the service's index of ids grows
/// at one place, then 74 bits of SHA-256 over the agency, the type, the line's number and its content. A changed line is
/// another request.
/// </remarks>
internal static class BatchIdentity
{
    /// <summary>The request id of <paramref name="item"/>.</summary>
    public static Guid RequestId(string agency, string type, BatchItem item)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, "certs/batch/2"u8);
        Add(hash, System.Text.Encoding.UTF8.GetBytes(agency));
        Add(hash, System.Text.Encoding.UTF8.GetBytes(type));
        Add(hash, BitConverter.GetBytes(item.Line));
        foreach ((string name, Google.Protobuf.WellKnownTypes.Value value) in
                 item.Fields.Fields.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            Add(hash, System.Text.Encoding.UTF8.GetBytes(name));
            Add(hash, System.Text.Encoding.UTF8.GetBytes(JsonFormatter.Default.Format(value)));
        }

        Add(hash, System.Text.Encoding.UTF8.GetBytes($"{item.Serial}\n{item.ValidFrom}\n{item.ValidUntil}"));
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(id, (long)item.Line << 16);
        hash.GetHashAndReset().AsSpan(0, 10).CopyTo(id[6..]);
        id[6] = (byte)(0x80 | (id[6] & 0x0f));
        id[8] = (byte)(0x80 | (id[8] & 0x3f));
        return new Guid(id, bigEndian: true);
    }

    // Each part with its length, so that no two lists of parts look alike.
    private static void Add(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }
}
