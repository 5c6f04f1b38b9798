using Certs.Core;
using Certs.Server.Refusals;
using Certs.Server.Storage;

namespace Certs.Server.Bridging;

/// <summary>Withdraws statements. Durable at once; the chain learns of it from the worker.</summary>
internal sealed class WithdrawStatement(StatementStore store, FindStatement find, TimeProvider time)
{
    /// <summary>Withdraws what is in force for a certificate and a province.</summary>
    /// <returns>The newest statement, withdrawn now or before.</returns>
    /// <exception cref="RefusedException">This node made none.</exception>
    public async Task<StoredStatement> RunAsync(
        Hash32 original, ushort province, CancellationToken cancellationToken)
    {
        await find.RunAsync(original, province, cancellationToken);
        DateTimeOffset now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        await store.WithdrawAsync(original, province, now);
        return await find.RunAsync(original, province, cancellationToken);
    }
}
