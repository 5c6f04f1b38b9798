using System.Numerics;
using System.Text;
using Certs.Core;
using Certs.Core.Evm;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Ledger.Evm;

namespace Certs.Ledger.Contracts;

/// <summary>Reads the logs of the six contracts.</summary>
public static class RegistryEventDecoder
{
    private static readonly Dictionary<Hash32, (
        AbiEvent Event, Func<ChainPoint, object[], RegistryEvent?> Read)> Known =
        new (string Declaration, Func<ChainPoint, object[], RegistryEvent?> Read)[]
        {
            ("MemberAdmitted(uint16 indexed,address,address,address)",
                (at, log) => new RegistryEvent.MemberAdmitted(at, U16(log[0])) { Admin = (Address)log[1] }),
            ("MemberRemoved(uint16 indexed)", (at, log) => new RegistryEvent.MemberRemoved(at, U16(log[0]))),
            ("OperatorSet(uint16 indexed,address)", Nothing),
            ("ValidatorSet(uint16 indexed,address)", Nothing),
            ("ProposalMade(uint32 indexed,uint16 indexed,address,bytes)",
                (at, log) => new RegistryEvent.ProposalMade(
                    at, U32(log[0]), U16(log[1]), ((Address)log[2]).ToArray(), (byte[])log[3])),
            ("VoteCast(uint32 indexed,uint16 indexed)",
                (at, log) => new RegistryEvent.VoteCast(at, U32(log[0]), U16(log[1]))),
            ("ProposalExecuted(uint32 indexed)",
                (at, log) => new RegistryEvent.ProposalExecuted(at, U32(log[0]))),
            (
                "SuiteRecorded(uint16 indexed,uint32,bytes32,bytes32,uint40,uint40,uint40,uint40)",
                SuiteRecorded),
            ("AgencyAdded(uint32 indexed,bytes32,uint40)",
                (at, log) => new RegistryEvent.AgencyAdded(at, Agency(log[0]), Hash(log[1]), Time(log[2]))),
            ("AgencyClosed(uint32 indexed,uint40,uint32)",
                (at, log) => new RegistryEvent.AgencyClosed(
                    at, Agency(log[0]), Time(log[1]), U32(log[2]) == 0 ? null : Agency(log[2]))),
            ("TypeAuthorised(uint32 indexed,bytes32 indexed,uint40,uint40)",
                (at, log) => new RegistryEvent.TypeAuthorised(
                    at, Agency(log[0]), Hash(log[1]), Time(log[2]), TimeOrNull(log[3]))),
            ("TypeEnded(uint32 indexed,bytes32 indexed,uint40)",
                (at, log) => new RegistryEvent.TypeEnded(at, Agency(log[0]), Hash(log[1]), Time(log[2]))),
            ("KeyAdded(bytes32 indexed,uint32 indexed,uint16,uint40,uint40,bytes)",
                (at, log) => new RegistryEvent.KeyAdded(
                    at, Hash(log[0]), Agency(log[1]), (Suite)U16(log[2]), Time(log[3]), TimeOrNull(log[4]),
                    (byte[])log[5])),
            ("KeyRetired(bytes32 indexed,uint32 indexed,uint40)",
                (at, log) => new RegistryEvent.KeyRetired(at, Hash(log[0]), Agency(log[1]), Time(log[2]))),
            ("KeyRevoked(bytes32 indexed,uint32 indexed,uint8,uint40)",
                (at, log) => new RegistryEvent.KeyRevoked(
                    at, Hash(log[0]), Agency(log[1]), U8(log[2]), Time(log[3]))),
            ("RuleAdded(uint32 indexed,uint16 indexed,uint16,bytes32,uint16,uint8,uint8,uint40,uint40,"
                + "bytes32)", RuleAdded),
            ("RuleEnded(uint32 indexed,uint40)",
                (at, log) => new RegistryEvent.RuleEnded(at, U32(log[0]), Time(log[1]))),
            ("BridgeAccredited(uint16 indexed,uint32 indexed,uint40,uint40)",
                (at, log) => new RegistryEvent.BridgeAccredited(
                    at, U16(log[0]), Agency(log[1]), Time(log[2]), TimeOrNull(log[3]))),
            ("AccreditationEnded(uint16 indexed,uint32 indexed,uint40)",
                (at, log) => new RegistryEvent.AccreditationEnded(
                    at, U16(log[0]), Agency(log[1]), Time(log[2]))),
            ("BatchAnchored(bytes32 indexed,uint32 indexed,uint256)", BatchAnchored),
            ("StatusChanged(uint32 indexed,bytes32 indexed,uint256,bytes32)", StatusChanged),
        }.Select(known => (Event: new AbiEvent(known.Declaration), known.Read))
        .ToDictionary(known => known.Event.Topic);

    /// <summary>The canonical signatures of the events that are understood.</summary>
    public static IEnumerable<string> Signatures => Known.Values.Select(known => known.Event.Signature);

    /// <summary>Reads a log.</summary>
    /// <param name="log">A log of one of the contracts.</param>
    /// <param name="blockTime">The time of its block.</param>
    /// <returns>The event; null for one that nothing here depends on (operators, validators).</returns>
    /// <exception cref="FormatException">
    /// Not an event of these contracts, or with members that they cannot emit.
    /// </exception>
    public static RegistryEvent? Decode(EventLog log, DateTimeOffset blockTime)
    {
        ArgumentNullException.ThrowIfNull(log);
        if (log.Topics.Count == 0 || !Known.TryGetValue(log.Topics[0], out var known))
        {
            throw new FormatException($"The contract {log.Contract} wrote an event that is not known here.");
        }

        return known.Read(new ChainPoint(log.BlockNumber, blockTime, log.LogIndex), known.Event.Decode(log));
    }

    private static RegistryEvent? Nothing(ChainPoint at, object[] log) => null;

    private static RegistryEvent.SuiteRecorded SuiteRecorded(ChainPoint at, object[] log) => new(
        at, U16(log[0]), U32(log[1]), Encoding.ASCII.GetString((byte[])log[2]).TrimEnd('\0'),
        TimeOrNull(log[4]),
        TimeOrNull(log[5]), TimeOrNull(log[6]), TimeOrNull(log[7]));

    private static RegistryEvent.RuleAdded RuleAdded(ChainPoint at, object[] log)
    {
        RuleVerdict verdict = (RuleVerdict)U8(log[6]);
        ushort suite = U16(log[2]);
        Hash32 type = Hash(log[3]);
        ushort issuer = U16(log[4]);
        byte seal = U8(log[5]);
        return Enum.IsDefined(verdict)
            ? new RegistryEvent.RuleAdded(at, new RecognitionRule(
                U32(log[0]), U16(log[1]), suite == 0 ? null : (Suite)suite, type.IsZero ? null : type,
                issuer == 0 ? null : issuer, seal == 0 ? null
                    : seal, verdict, Time(log[7]), TimeOrNull(log[8]),
                Hash(log[9])))
            : throw new FormatException("A rule has an unknown verdict.");
    }

    private static RegistryEvent.BatchAnchored BatchAnchored(ChainPoint at, object[] log)
    {
        AnchorRecord? anchor = AnchorWord.Read(Hash(log[0]), (BigInteger)log[2]);
        return anchor is not null && anchor.Agency == Agency(log[1])
            && anchor.BlockNumber == at.BlockNumber && anchor.BlockTime == at.BlockTime
            ? new RegistryEvent.BatchAnchored(at, anchor)
            : throw new FormatException("An anchor's word names another block or agency than its event.");
    }

    private static RegistryEvent.StatusChanged StatusChanged(ChainPoint at, object[] log)
    {
        StatusRecord? status = StatusWord.Read((BigInteger)log[2]);
        return status is not null && status.RecordedAt == at.BlockTime
            ? new RegistryEvent.StatusChanged(at, Agency(log[0]), Hash(log[1]), status) { Detail = Hash(log[3]) }
            : throw new FormatException("A status word names another time than its event.");
    }

    private static byte U8(object member) => (byte)(BigInteger)member;

    private static ushort U16(object member) => (ushort)(BigInteger)member;

    private static uint U32(object member) => (uint)(BigInteger)member;

    private static Hash32 Hash(object member) => new((byte[])member);

    private static AgencyId Agency(object member) => AgencyId.FromNumber(U32(member));

    private static DateTimeOffset Time(object member) => ChainTime.Required((BigInteger)member);

    private static DateTimeOffset? TimeOrNull(object member) => ChainTime.FromSeconds((BigInteger)member);
}
