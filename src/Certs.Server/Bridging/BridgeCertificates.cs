using System.Runtime.CompilerServices;
using Certs.Server.Anchoring;
using Certs.Server.Issuing;
using Certs.Server.Refusals;
using Certs.Server.Storage;
using Microsoft.Extensions.Options;

namespace Certs.Server.Bridging;

/// <summary>Makes bridge statements for every live certificate of an agency, page by page.</summary>
/// <remarks>
/// Each certificate is verified in full like any other, on every core at once; a page is stored in one go while the next
/// is being verified. A bulk that is cut off anywhere leaves whole statements and is run again: what is bridged is passed
/// over.
/// </remarks>
internal sealed class BridgeCertificates(
    IssuingGate gate, OriginalStore originals, BulkSigning signing, StatementStore store, Backlog backlog,
    IOptions<BridgingOptions> options)
{
    /// <summary>Runs it; a step comes after every page.</summary>
    /// <exception cref="RefusedException">The node may not sign now, or no body may bridge to the province.</exception>
    public async IAsyncEnumerable<BulkStep> RunAsync(
        BulkOrder order, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long end = await originals.CountAsync(order.Issuer, cancellationToken);
        long total = Math.Max(0, end - order.From);
        BulkStep step = new(0, total, 0, 0, order.From, []);
        Task<BulkStep> storing = Task.FromResult(step);
        while (step.Next < end)
        {
            (DateTimeOffset now, _) = gate.Pass();
            IReadOnlyList<(StoredCertificate Certificate, bool IsBridged)> page = await originals.PageAsync(
                order.Issuer, step.Next, options.Value.PageSize, order.Province, now, cancellationToken);
            if (page.Count == 0)
            {
                break;
            }

            (List<NewStatement> made, List<BulkOmission> omissions) = await signing.RunAsync(
                order, [.. page.Where(one => !one.IsBridged).Select(one => one.Certificate)], now, cancellationToken);
            if (await storing is { Done: > 0 } stored)
            {
                yield return stored;
            }

            step = step with { Next = page[^1].Certificate.Id.Position + 1 };
            storing = StoreAsync(await storing, page.Count, made, omissions, step.Next);
        }

        yield return await storing;
    }

    private async Task<BulkStep> StoreAsync(
        BulkStep before, int looked, List<NewStatement> made, List<BulkOmission> omissions, long next)
    {
        AddedStatement[] results = made.Count == 0 ? [] : await store.AddAsync(made);
        int added = results.Count(result => result is AddedStatement.Added);
        backlog.Add(added);
        return before with
        {
            Done = before.Done + looked,
            Made = before.Made + added,
            AlreadyBridged = before.AlreadyBridged + looked - added - omissions.Count,
            Next = next,
            Omissions = omissions,
        };
    }
}
