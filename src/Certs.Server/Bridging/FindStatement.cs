using Certs.Core;
using Certs.Server.Refusals;
using Certs.Server.Storage;

namespace Certs.Server.Bridging;

/// <summary>Finds what this node said about a certificate.</summary>
internal sealed class FindStatement(StatementStore store)
{
    /// <summary>The newest statement for a certificate and a province, in force or not.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public async Task<StoredStatement> RunAsync(
        Hash32 original, ushort province, CancellationToken cancellationToken) =>
        await store.FindNewestAsync(original, province, cancellationToken)
        ?? throw new RefusedException(RefusalReason.StatementNotFound, "This node made no such statement.");
}
