using Certs.Api.V1;
using Certs.Core.Lifecycle;
using Certs.Core.Registry;
using Certs.Core.Verification;
using Certs.Server.Lifecycle;
using Certs.Server.Storage;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using ChangeAct = Certs.Api.V1.ChangeAct;
using ChangeReason = Certs.Api.V1.ChangeReason;
using Standing = Certs.Api.V1.Standing;

namespace Certs.Server.Services;

/// <summary>Writes changes and standings as messages. The numbers of acts, reasons and standings are the same.</summary>
internal static class LifecycleMessages
{
    /// <summary>What came of a request for a change.</summary>
    public static ChangeStatusResponse ToMessage(this ChangeOutcome outcome, CertificateFacts certificate) =>
        outcome switch
        {
            ChangeOutcome.Changed(var change) => new ChangeStatusResponse
            {
                Change = change.ToMessage(certificate.Stored.Number),
            },
            ChangeOutcome.Proposed(var proposal) => new ChangeStatusResponse
            {
                Proposal = proposal.ToMessage(certificate.Stored.Number),
            },
            _ => throw new InvalidOperationException("Whatever else came of it was refused."),
        };

    /// <summary>The message of a change.</summary>
    public static StatusChange ToMessage(this StoredStatusChange change, string number) => new()
    {
        Number = number,
        Agency = change.Certificate.Agency.ToString(),
        ActingAgency = change.Acting.ToString(),
        Sequence = change.Sequence,
        Act = (ChangeAct)change.Act,
        State = (Standing)StandingAt.Said(change.State),
        Reason = (ChangeReason)change.Reason,
        EffectiveFrom = change.EffectiveFrom.ToTimestamp(),
        AcceptTime = change.AcceptedAt.ToTimestamp(),
        Recorded = change.Recorded is { } place
            ? new RecordPlace { BlockNumber = place.BlockNumber, BlockTime = place.BlockTime.ToTimestamp() }
            : null,
        DetailDigest = ByteString.CopyFrom(change.DetailDigest.ToArray()),
        Detail = UnsafeByteOperations.UnsafeWrap(change.Detail),
    };

    /// <summary>The message of a proposal.</summary>
    public static ProposedChange ToMessage(this ChangeProposal proposal, string number) => new()
    {
        ProposalId = proposal.Id,
        Number = number,
        ActingAgency = proposal.Acting.ToString(),
        Act = (ChangeAct)proposal.Act,
        Reason = (ChangeReason)proposal.Reason,
        EffectiveFrom = proposal.EffectiveFrom?.ToTimestamp(),
        Officer = proposal.Officer,
        LegalBasis = proposal.LegalBasis,
        ProposeTime = proposal.ProposedAt.ToTimestamp(),
        ExpireTime = proposal.ExpiresAt.ToTimestamp(),
        State = (Api.V1.ProposedChangeState)proposal.State,
        DecidedBy = proposal.DecidedBy ?? "",
    };

    /// <summary>The message of an answer.</summary>
    public static GetStatusResponse ToMessage(this StatusAnswer answer) => new()
    {
        Number = answer.Certificate.Stored.Number,
        Agency = answer.Certificate.Payload.Issuer.ToString(),
        AgencyInCharge = answer.InCharge.ToString(),
        Standing = (Standing)answer.Outcome.Standing,
        UnknownReason = answer.UnknownReason ?? "",
        DecidedBy = answer.Outcome.Status?.ToMessage(),
        AsOf = answer.AsOf is { } head ? ReportMessage.ToMessage(head) : null,
        EvidenceAge = Duration.FromTimeSpan(answer.EvidenceAge > TimeSpan.Zero ? answer.EvidenceAge : TimeSpan.Zero),
        AtTime = answer.At.ToTimestamp(),
        Pending = { answer.Pending.Select(change => change.ToMessage(answer.Certificate.Stored.Number)) },
        SupersededBy = answer.SupersededBy ?? "",
        Supersedes = answer.Certificate.Payload.Supersedes ?? "",
        MinistryCodes = { MinistryCodesOf(answer) },
        BasisNumbers = { answer.Bases },
        BasisWarnings = { answer.Flags.Select(ToMessage) },
    };

    /// <summary>The message of what the chain keeps.</summary>
    public static RecordedStatus ToMessage(this StatusRecord record)
    {
        Span<byte> link = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(link, record.Link);
        return new RecordedStatus
        {
            Sequence = record.Sequence,
            State = (Standing)StandingAt.Said(record.State),
            Reason = (ChangeReason)record.Reason,
            EffectiveFrom = record.EffectiveFrom.ToTimestamp(),
            RecordTime = record.RecordedAt.ToTimestamp(),
            Link = ByteString.CopyFrom(link),
        };
    }

    private static BasisWarning ToMessage(BasisFlag flag) => new()
    {
        BasisNumber = flag.Basis,
        State = (Standing)StandingAt.Said(flag.State),
        Suspended = flag.Rule == BasisRule.Suspend,
        RaiseTime = flag.RaisedAt.ToTimestamp(),
        ClearTime = flag.ClearedAt?.ToTimestamp(),
    };

    private static IEnumerable<MinistryStatus> MinistryCodesOf(StatusAnswer answer)
    {
        Core.Lifecycle.ChangeReason? reason =
            answer.Outcome.Status is { } status ? ChangeReasons.Find(status.Reason)?.Reason : null;
        foreach (CodeSet set in System.Enum.GetValues<CodeSet>())
        {
            if (MinistryCodes.Of(set, answer.Outcome.Standing, reason) is { } code)
            {
                yield return new MinistryStatus { CodeSet = Words.Of(set), Code = code.Code, Name = code.Zh };
            }
        }
    }
}
