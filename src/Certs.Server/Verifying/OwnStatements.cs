using Certs.Core.Verification;
using Certs.Server.Bridging;
using Certs.Server.Storage;

namespace Certs.Server.Verifying;

/// <summary>The bridge statements that this node's own bodies made, found by the certificate's leaf.</summary>
internal sealed class OwnStatements(StatementStore store, HandOutStatement handOut)
{
    /// <summary>The newest that holds for a certificate and a province at a moment; null: there is none.</summary>
    public async ValueTask<PresentedStatement?> FindAsync(
        PresentedDocument document, ushort province, DateTimeOffset at, CancellationToken cancellationToken) =>
        await store.FindInForceAsync(document.Leaf, province, at, cancellationToken) is { } stored
            ? PresentedStatement.Read((await handOut.NowAsync(stored, cancellationToken)).File)
            : null;
}
