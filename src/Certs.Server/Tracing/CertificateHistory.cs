using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Registry;
using Certs.Server.Lifecycle;
using Certs.Server.Storage;

namespace Certs.Server.Tracing;

/// <summary>What happened to a certificate.</summary>
/// <param name="Certificate">The certificate.</param>
/// <param name="AsOf">The block that it is complete up to.</param>
/// <param name="Leaf">The certificate's leaf.</param>
/// <param name="Batch">The batch that it was anchored in; null: not anchored by then.</param>
/// <param name="Path">Its path to the batch's root; null: not anchored by then.</param>
/// <param name="Statements">Bridge statements about it that this node made, oldest first.</param>
/// <param name="Changes">Its changes, oldest first.</param>
/// <param name="Looks">Who had it judged here, oldest first, as far as the caller may see.</param>
internal sealed record CertificateHistory(
    CertificateFacts Certificate, ChainHead AsOf, Hash32 Leaf, Batch? Batch, AnchorProof? Path,
    IReadOnlyList<StoredStatement> Statements, IReadOnlyList<TracedChange> Changes, IReadOnlyList<Looks> Looks);
