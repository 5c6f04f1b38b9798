using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;
using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Documents.Json;
using Certs.Core.Suites;
using Certs.Server.Refusals;

namespace Certs.Server.Issuing;

/// <summary>What a request id stands for: SHA-256 over everything that was asked for, each part with its length.</summary>
/// <remarks>
/// It is stored under a key only (<see cref="Storage.DocumentVault.Keyed"/>): fields that can be guessed are among it.
/// </remarks>
internal static class ContentDigest
{
    private const int NumberBytes = sizeof(long);

    // The agency, two moments, the count of suites, and the lengths of four parts.
    private const int NumbersAround = 8;

    /// <summary>The digest. Whatever the wire's order was, the same content gives the same.</summary>
    /// <param name="agency">The issuing agency.</param>
    /// <param name="type">The certificate type's URN.</param>
    /// <param name="fields">All fields as one canonical object.</param>
    /// <param name="validFrom">The licence's first moment; null: the moment of issue.</param>
    /// <param name="validUntil">The first moment outside it; null: without end.</param>
    /// <param name="suites">The suites that are asked for, ascending.</param>
    /// <param name="serial">The serial number that is asked for; null: none.</param>
    /// <param name="holderKey">The holder's key; null: none.</param>
    /// <exception cref="RefusedException">The holder's key cannot stand in a document.</exception>
    public static Hash32 Of(
        AgencyId agency, string type, ReadOnlySpan<byte> fields, DateTimeOffset? validFrom, DateTimeOffset? validUntil,
        IReadOnlyList<Suite> suites, string? serial, JsonObject? holderKey)
    {
        byte[] holder = holderKey is null ? [] : Canonical(holderKey);
        int mostBytes = fields.Length + holder.Length + (3 * (type.Length + (serial?.Length ?? 0)))
            + (NumberBytes * (NumbersAround + suites.Count));
        byte[] borrowed = ArrayPool<byte>.Shared.Rent(mostBytes);
        Span<byte> rest = AppendNumber(borrowed, agency.Number);
        rest = AppendText(rest, type);
        rest = Append(rest, fields);
        rest = AppendNumber(rest, validFrom?.ToUnixTimeSeconds() ?? -1);
        rest = AppendNumber(rest, validUntil?.ToUnixTimeSeconds() ?? -1);
        rest = AppendNumber(rest, suites.Count);
        foreach (Suite suite in suites)
        {
            rest = AppendNumber(rest, (long)suite);
        }

        rest = AppendText(rest, serial ?? "");
        rest = Append(rest, holder);
        Span<byte> digest = stackalloc byte[Hashing.Sha256Length];
        Hashing.Sha256(borrowed.AsSpan(0, borrowed.Length - rest.Length), digest);
        ArrayPool<byte>.Shared.Return(borrowed);
        return new Hash32(digest);
    }

    private static byte[] Canonical(JsonObject holderKey)
    {
        try
        {
            return CanonicalJson.Write(holderKey);
        }
        catch (DocumentFormatException broken)
        {
            throw new RefusedException(
                RefusalReason.FieldInvalid, "content.holder_jwk", $"{broken.Path}: {broken.Rule}.");
        }
    }

    private static Span<byte> AppendText(Span<byte> rest, string text)
    {
        int length = Encoding.UTF8.GetBytes(text, rest[NumberBytes..]);
        return AppendNumber(rest, length)[length..];
    }

    private static Span<byte> Append(Span<byte> rest, ReadOnlySpan<byte> part)
    {
        rest = AppendNumber(rest, part.Length);
        part.CopyTo(rest);
        return rest[part.Length..];
    }

    private static Span<byte> AppendNumber(Span<byte> rest, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(rest, number);
        return rest[NumberBytes..];
    }
}
