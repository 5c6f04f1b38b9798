using System.Text;
using Certs.Core.Documents;
using Certs.Core.Documents.Json;
using Certs.Core.Registry;
using Certs.Core.Suites;

namespace Certs.Core.Bundles;

/// <summary>Reads the arrays of <see cref="RegistryEventWriter"/>.</summary>
internal static class RegistryEventReader
{
    private const string Member = "registries.events";

    /// <summary>Reads one event.</summary>
    /// <param name="reader">Stands at the array.</param>
    /// <exception cref="DocumentFormatException">No event of the closed list, or a member that is none.</exception>
    public static RegistryEvent Read(ref CanonicalReader reader)
    {
        reader.StartArray();
        reader.Element(Member);
        ReadOnlySpan<byte> name = reader.ReadString();
        ChainPoint at = new(
            reader.NumberElement(Member, 0), reader.TimeElement(Member),
            (int)reader.NumberElement(Member, 0, int.MaxValue));
        RegistryEvent recorded = ReadConsortium(ref reader, name, at)
            ?? ReadIssuer(ref reader, name, at)
            ?? ReadRelying(ref reader, name, at)
            ?? throw reader.Refuse(FormatRule.BadValue, Member);
        return reader.NextElement() ? throw reader.Refuse(FormatRule.TooMany, Member) : recorded;
    }

    private static RegistryEvent? ReadConsortium(
        ref CanonicalReader reader, ReadOnlySpan<byte> name, ChainPoint at)
    {
        if (name.SequenceEqual(RegistryEventNames.MemberAdmitted))
        {
            return new RegistryEvent.MemberAdmitted(at, Code(ref reader));
        }

        if (name.SequenceEqual(RegistryEventNames.MemberRemoved))
        {
            return new RegistryEvent.MemberRemoved(at, Code(ref reader));
        }

        if (!name.SequenceEqual(RegistryEventNames.SuiteRecorded))
        {
            return null;
        }

        ushort number = Code(ref reader);
        uint version = (uint)reader.NumberElement(Member, 1, uint.MaxValue);
        reader.Element(Member);
        return new RegistryEvent.SuiteRecorded(
            at, number, version, Encoding.UTF8.GetString(reader.ReadString()), reader.TimeOrNullElement(Member),
            reader.TimeOrNullElement(Member), reader.TimeOrNullElement(Member), reader.TimeOrNullElement(Member));
    }

    private static RegistryEvent? ReadIssuer(ref CanonicalReader reader, ReadOnlySpan<byte> name, ChainPoint at)
    {
        if (name.SequenceEqual(RegistryEventNames.AgencyAdded))
        {
            return new RegistryEvent.AgencyAdded(
                at, Agency(ref reader), reader.HashElement(Member), reader.TimeElement(Member));
        }

        if (name.SequenceEqual(RegistryEventNames.AgencyClosed))
        {
            AgencyId closed = Agency(ref reader);
            DateTimeOffset until = reader.TimeElement(Member);
            uint successor = (uint)reader.NumberElement(Member, 0, uint.MaxValue);
            return new RegistryEvent.AgencyClosed(
                at, closed, until, successor == 0 ? null : AgencyId.FromNumber(successor));
        }

        if (name.SequenceEqual(RegistryEventNames.TypeAuthorised))
        {
            return new RegistryEvent.TypeAuthorised(
                at, Agency(ref reader), reader.HashElement(Member), reader.TimeElement(Member),
                reader.TimeOrNullElement(Member));
        }

        return name.SequenceEqual(RegistryEventNames.TypeEnded)
            ? new RegistryEvent.TypeEnded(
                at, Agency(ref reader), reader.HashElement(Member), reader.TimeElement(Member))
            : ReadKey(ref reader, name, at);
    }

    private static RegistryEvent? ReadKey(ref CanonicalReader reader, ReadOnlySpan<byte> name, ChainPoint at)
    {
        if (name.SequenceEqual(RegistryEventNames.KeyAdded))
        {
            AgencyId agency = Agency(ref reader);
            Suite suite = (Suite)Code(ref reader);
            DateTimeOffset from = reader.TimeElement(Member);
            DateTimeOffset? until = reader.TimeOrNullElement(Member);
            reader.Element(Member);
            byte[] spki = reader.ReadBinary(Member);
            return new RegistryEvent.KeyAdded(
                at, new Hash32(Hashing.Sha256(spki)), agency, suite, from, until, spki);
        }

        if (name.SequenceEqual(RegistryEventNames.KeyRetired))
        {
            return new RegistryEvent.KeyRetired(
                at, reader.HashElement(Member), Agency(ref reader), reader.TimeElement(Member));
        }

        return name.SequenceEqual(RegistryEventNames.KeyRevoked)
            ? new RegistryEvent.KeyRevoked(
                at, reader.HashElement(Member), Agency(ref reader),
                (byte)reader.NumberElement(Member, 1, byte.MaxValue), reader.TimeElement(Member))
            : null;
    }

    private static RegistryEvent? ReadRelying(ref CanonicalReader reader, ReadOnlySpan<byte> name, ChainPoint at)
    {
        if (name.SequenceEqual(RegistryEventNames.RuleAdded))
        {
            return new RegistryEvent.RuleAdded(at, ReadRule(ref reader));
        }

        if (name.SequenceEqual(RegistryEventNames.RuleEnded))
        {
            return new RegistryEvent.RuleEnded(
                at, (uint)reader.NumberElement(Member, 1, uint.MaxValue), reader.TimeElement(Member));
        }

        if (name.SequenceEqual(RegistryEventNames.BridgeAccredited))
        {
            return new RegistryEvent.BridgeAccredited(
                at, Code(ref reader), Agency(ref reader), reader.TimeElement(Member),
                reader.TimeOrNullElement(Member));
        }

        return name.SequenceEqual(RegistryEventNames.AccreditationEnded)
            ? new RegistryEvent.AccreditationEnded(
                at, Code(ref reader), Agency(ref reader), reader.TimeElement(Member))
            : null;
    }

    private static RecognitionRule ReadRule(ref CanonicalReader reader)
    {
        uint id = (uint)reader.NumberElement(Member, 1, uint.MaxValue);
        ushort province = Code(ref reader);
        ushort suite = (ushort)reader.NumberElement(Member, 0, ushort.MaxValue);
        reader.Element(Member);
        byte[] type = reader.ReadBinary(Member);
        ushort issuer = (ushort)reader.NumberElement(Member, 0, ushort.MaxValue);
        byte seal = (byte)reader.NumberElement(Member, 0, byte.MaxValue);
        RuleVerdict verdict = (RuleVerdict)reader.NumberElement(Member, 1, byte.MaxValue);
        return type.Length is 0 or 32 && Enum.IsDefined(verdict)
            ? new RecognitionRule(
                id, province, suite == 0 ? null : (Suite)suite, type.Length == 0 ? null : new Hash32(type),
                issuer == 0 ? null : issuer, seal == 0 ? null : seal, verdict, reader.TimeElement(Member),
                reader.TimeOrNullElement(Member), reader.HashElement(Member))
            : throw reader.Refuse(FormatRule.BadValue, Member);
    }

    private static ushort Code(ref CanonicalReader reader) =>
        (ushort)reader.NumberElement(Member, 1, ushort.MaxValue);

    private static AgencyId Agency(ref CanonicalReader reader) =>
        AgencyId.FromNumber((uint)reader.NumberElement(Member, 1, uint.MaxValue));
}
