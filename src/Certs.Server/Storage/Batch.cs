using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>Consecutive certificates of one agency under one root.</summary>
/// <param name="Id">The batch's number in this store.</param>
/// <param name="First">The first certificate.</param>
/// <param name="Size">How many, 1 or more.</param>
/// <param name="Root">The root of the RFC 9162 tree over their leaves.</param>
/// <param name="Suites">Every suite that signed one of them, bit n − 1 for suite n.</param>
/// <param name="Stage">Submitted or anchored.</param>
/// <param name="TransactionId">The transaction it goes with; null: it waits for one.</param>
/// <param name="Place">Where it is on the chain; null before it is anchored.</param>
internal sealed record Batch(
    long Id, CertificateId First, int Size, Hash32 Root, ushort Suites, AnchorStage Stage, long? TransactionId,
    AnchorPlace? Place)
{
    /// <summary>The position after the last one in it.</summary>
    public long End => First.Position + Size;

    /// <summary>Whether it has the place of a certificate or statement.</summary>
    public bool Covers(CertificateId id) =>
        id.Series == First.Series && id.Position >= First.Position && id.Position < End;
}
