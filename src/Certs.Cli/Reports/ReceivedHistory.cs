using System.Buffers.Binary;
using Certs.Api.V1;
using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Lifecycle;
using Certs.Core.Merkle;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Core.Verification;
using Certs.Ledger;

namespace Certs.Cli.Reports;

/// <summary>A history as a service told it, and what it is worth.</summary>
internal sealed class ReceivedHistory(IReadOnlyList<GetHistoryResponse> parts)
{
    /// <summary>The head and the events, in their order.</summary>
    public IReadOnlyList<GetHistoryResponse> Parts => parts;

    /// <summary>What the events are about.</summary>
    /// <exception cref="InvalidDataException">The service sent none.</exception>
    public HistoryHead Head => parts.Count > 0 && parts[0].Head is { } head
        ? head
        : throw new InvalidDataException("The service sent no head.");

    /// <summary>Holds what was told against the chain.</summary>
    /// <param name="chain">The chain as the reader reads it itself.</param>
    /// <param name="payload">The certificate's claims, where the reader has the document; null: it has not.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>What is wrong, in words; empty: the list is complete and unaltered.</returns>
    public async Task<IReadOnlyList<string>> CheckAsync(ChainReader chain, Payload? payload, CancellationToken stop)
    {
        Hash32 handle = new(Head.HandleDigest.Span);
        if (!AgencyId.TryParse(Head.Agency, out AgencyId agency))
        {
            return ["AGENCY_UNREADABLE"];
        }

        List<string> faults = [];
        if (payload is not null
            && (payload.Issuer != agency || new Hash32(Hashing.Sha256(payload.Handle.Span)) != handle))
        {
            faults.Add("ANOTHER_CERTIFICATE");
        }

        await chain.AtLeastAsync(Head.AsOf.BlockNumber, TimeSpan.FromSeconds(10), stop);
        RegistryView view = (await chain.AsKnownAtAsync(Head.AsOf.BlockNumber, stop)).GetView();
        faults.AddRange(HistoryCheck.Run(Entries(), view.FindStatus(agency, handle))
            .Select(fault => $"{Words.Of(fault.Rule)} {fault.Sequence}"));
        if (!IsAnchored(view, agency))
        {
            faults.Add("ANCHOR_NOT_PROVEN");
        }

        return faults;
    }

    private List<StatusEntry> Entries() =>
    [
        .. parts.Where(part => part.Changed is not null).Select(part => new StatusEntry(
            Record(part.Changed.Recorded), new Hash32(part.Changed.DetailDigest.Span), part.Changed.Detail.Memory)),
    ];

    private bool IsAnchored(RegistryView view, AgencyId agency)
    {
        IssuedEvent? issued = parts.FirstOrDefault(part => part.Issued is not null)?.Issued;
        AnchoredEvent? anchored = parts.FirstOrDefault(part => part.Anchored is not null)?.Anchored;
        if (issued is null || anchored is null)
        {
            return false;
        }

        Span<byte> root = stackalloc byte[32];
        InclusionProof proof = new(
            anchored.LeafIndex, anchored.TreeSize, [.. anchored.Path.Select(node => node.Memory)]);
        return proof.TryComputeRoot(issued.Leaf.Span, root)
            && view.FindAnchor(agency, new Hash32(root)) is { } record
            && record.TreeSize == anchored.TreeSize
            && record.BlockNumber == anchored.Anchor.BlockNumber;
    }

    private static StatusRecord Record(RecordedStatus told) => new(
        Enum.GetValues<CertificateState>()
            .FirstOrDefault(state => (int)StandingAt.Said(state) == (int)told.State),
        (byte)told.Reason, told.EffectiveFrom.ToDateTimeOffset(), told.RecordTime.ToDateTimeOffset(), told.Sequence)
    {
        Link = BinaryPrimitives.ReadUInt128BigEndian(told.Link.Span),
    };
}
