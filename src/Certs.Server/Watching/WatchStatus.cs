using System.Runtime.CompilerServices;
using Certs.Core;
using Certs.Core.Registry;
using Certs.Ledger;
using Certs.Server.Refusals;
using Microsoft.Extensions.Options;

namespace Certs.Server.Watching;

/// <summary>Tells of changes of certificates in the chain's order, each once, for as long as somebody listens.</summary>
/// <remarks>
/// Nothing is kept for a listener but its place among all changes. What comes after the place is read off the registries in
/// memory, a page at a time and only when the listener has taken the one before: a slow one is told later and costs nothing.
/// The place is made of the chain alone, so any replica goes on where another ended.
/// </remarks>
internal sealed class WatchStatus(
    ChainReader chain, ChainSignal signal, WatchedCertificates certificates, Subscribers subscribers,
    IOptions<WatchingOptions> options, TimeProvider time)
{
    private const int PageSize = 256;

    /// <summary>Tells what happens; first, at once, where the stream begins.</summary>
    /// <exception cref="RefusedException">Too many listen, or the place is not on this chain.</exception>
    /// <exception cref="LedgerUnavailableException">The chain cannot be asked as the stream begins.</exception>
    public async IAsyncEnumerable<WatchStep> RunAsync(
        WatchSubject subject, WatchStart start, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using IDisposable listening = subscribers.Enter();
        ChainState state = await chain.CurrentAsync(cancellationToken);
        StatusPosition place = Begin(state.GetView(), start);
        yield return new WatchStep(place, null, null, state.Head);
        long toldAt = time.GetTimestamp();
        while (true)
        {
            if (state.View is Lookup<RegistryView>.Found(var view) && view.Head.BlockNumber >= place.BlockNumber)
            {
                IReadOnlyList<LoggedStatus> page = Page(view, place);
                RegistryEvent.StatusChanged[] mayBe = [.. page.Select(one => one.Change).Where(subject.MayInclude)];
                await certificates.LoadAsync(mayBe, cancellationToken);
                await subject.LoadAsync(mayBe, cancellationToken);
                foreach (LoggedStatus one in page)
                {
                    place = one.After;
                    WatchedCertificate? certificate = certificates.Find(one.Change);
                    if (subject.MayInclude(one.Change) && subject.Includes(one.Change, certificate))
                    {
                        yield return new WatchStep(place, one.Change, certificate, view.Head);
                        toldAt = time.GetTimestamp();
                    }
                }

                if (page.Count == PageSize)
                {
                    continue;
                }

                place = view.EndOfStatuses();
            }

            if (time.GetElapsedTime(toldAt) >= options.Value.Heartbeat)
            {
                yield return new WatchStep(place, null, null, state.Head);
                toldAt = time.GetTimestamp();
            }

            state = await signal.NextAsync(state, cancellationToken);
        }
    }

    private static StatusPosition Begin(RegistryView view, WatchStart start) => start switch
    {
        WatchStart.At(var place) => place,
        WatchStart.AfterBlock(var block) => block <= view.Head.BlockNumber
            ? view.EndOfStatuses(block)
            : throw new RefusedException(
                RefusalReason.FieldInvalid, "after_block", $"At most {view.Head.BlockNumber}, the newest block."),
        _ => view.EndOfStatuses(),
    };

    private static IReadOnlyList<LoggedStatus> Page(RegistryView view, StatusPosition place) => view.IsOnChain(place)
        ? view.StatusesAfter(place, PageSize)
        : throw new RefusedException(
            RefusalReason.CursorNotOnChain,
            $"The chain no longer has the changes up to block {place.BlockNumber} that came before the cursor.");
}
