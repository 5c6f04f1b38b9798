using Certs.Core.Documents;
using Certs.Core.Numbers;
using Certs.Ledger;
using Certs.Server.Hosting;
using Certs.Server.Refusals;
using Certs.Server.Tracing;
using Certs.Server.Verifying;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Certs.Server.Services;

/// <summary>Reads what a request asks to be judged.</summary>
internal static class VerifyRequests
{
    private const int LongestPurpose = 40;
    private const int MostDigits = 5;

    /// <summary>Who asks, and what for.</summary>
    /// <exception cref="RefusedException">The purpose breaks its rule.</exception>
    public static Asker ToAsker(Caller caller, string purpose) => Asker.Of(
        caller,
        purpose.Length == 0 || !HasNumber(RequestFields.Text("purpose", purpose, LongestPurpose))
            ? purpose
            : throw RequestFields.Invalid("purpose", $"no more than {MostDigits} digits in a row: no person's number"));

    /// <summary>The order, in domain types.</summary>
    /// <exception cref="RefusedException">A field breaks its rule; the field is named.</exception>
    public static VerifyOrder ToOrder(
        ReadOnlyMemory<byte> document, IReadOnlyList<ByteString> statements, uint province, Timestamp? at, long knownAtBlock, ushort ownProvince)
    {
        if (document.IsEmpty)
        {
            throw new RefusedException(RefusalReason.FieldInvalid, "document", "must not be empty");
        }

        if (document.Length > DocumentLimits.FileBytes)
        {
            throw new RefusedException(
                RefusalReason.FieldInvalid, "document", $"at most {DocumentLimits.FileBytes} bytes");
        }

        if (statements.Count > DocumentLimits.Bridges
            || statements.Any(statement => statement.Length > DocumentLimits.StatementBytes))
        {
            throw new RefusedException(
                RefusalReason.FieldInvalid, "statements",
                $"at most {DocumentLimits.Bridges}, of {DocumentLimits.StatementBytes} bytes");
        }

        if (province != 0 && !Province.TryFind((int)Math.Min(province, 999), out _))
        {
            throw new RefusedException(RefusalReason.FieldInvalid, "province", "two digits of GB/T 2260, such as 33");
        }

        if (knownAtBlock < 0)
        {
            throw new RefusedException(RefusalReason.FieldInvalid, "known_at_block", "a height, or 0 for the newest");
        }

        ushort relying = province == 0 ? ownProvince : (ushort)province;
        return new VerifyOrder(
            document, [.. statements.Select(statement => statement.Memory)],
            new VerdictQuestion(relying, ToMoment(at), knownAtBlock == 0 ? null : knownAtBlock));
    }

    private static bool HasNumber(string text)
    {
        int digits = 0;
        foreach (char one in text)
        {
            digits = char.IsDigit(one) ? digits + 1 : 0;
            if (digits > MostDigits)
            {
                return true;
            }
        }

        return false;
    }

    private static DateTimeOffset? ToMoment(Timestamp? at)
    {
        if (at is null)
        {
            return null;
        }

        bool isTime = at.Nanos is >= 0 and < 1_000_000_000 && at.Seconds is >= 0 and <= DocumentLimits.UnixSeconds;
        return isTime
            ? DateTimeOffset.FromUnixTimeSeconds(at.Seconds)
            : throw new RefusedException(RefusalReason.FieldInvalid, "at_time", "a time between 1970 and 9999");
    }
}
