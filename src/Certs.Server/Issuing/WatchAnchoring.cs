using System.Runtime.CompilerServices;
using Certs.Core;
using Certs.Server.Anchoring;
using Certs.Server.Hosting;
using Certs.Server.Refusals;
using Certs.Server.Storage;

namespace Certs.Server.Issuing;

/// <summary>Tells of every step to the chain, until all that is watched is anchored.</summary>
internal sealed class WatchAnchoring(
    ICertificateStore store, CertificateList list, BatchStore batches, AnchoringFeed feed)
{
    private const int MostNumbers = 10_000;
    private const int PageSize = 500;

    // In case a step was made where no signal comes from, such as another service on the same store.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>Watches certificates by their numbers.</summary>
    /// <exception cref="RefusedException">Too many numbers, or one that the caller may not see, or that is not there.</exception>
    public async IAsyncEnumerable<AnchoringStep> OfNumbersAsync(
        Caller caller, IReadOnlyCollection<string> numbers, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (numbers.Count > MostNumbers)
        {
            throw new RefusedException(RefusalReason.FieldInvalid, "numbers", $"At most {MostNumbers}.");
        }

        List<Watched> watched = [];
        foreach (string number in numbers.Distinct(StringComparer.Ordinal))
        {
            StoredCertificate? found = await store.FindByNumberAsync(number, cancellationToken);
            watched.Add(found is not null && caller.MayIssueFor(found.Id.Agency)
                ? new Watched(found.Id, number)
                : throw new RefusedException(RefusalReason.CertificateNotFound, "There is no such certificate."));
        }

        await foreach (AnchoringStep step in StepsAsync(watched, cancellationToken))
        {
            yield return step;
        }
    }

    /// <summary>Watches every certificate of an agency that is not anchored now.</summary>
    /// <exception cref="RefusedException">Not the caller's agency.</exception>
    public async IAsyncEnumerable<AnchoringStep> OfAgencyAsync(
        Caller caller, AgencyId agency, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!caller.MayIssueFor(agency))
        {
            throw new RefusedException(
                RefusalReason.NotPermitted, $"The caller may not see the certificates of {agency}.");
        }

        List<Watched> watched = [];
        foreach (AnchorStage stage in (AnchorStage[])[AnchorStage.Submitted, AnchorStage.Pending])
        {
            long before = PageToken.Beginning;
            while (await list.PageAsync(agency, before, stage, PageSize, cancellationToken) is { Count: > 0 } page)
            {
                watched.AddRange(page.Select(line => new Watched(line.Id, line.Number)));
                before = page[^1].Id.Position;
            }
        }

        await foreach (AnchoringStep step in StepsAsync([.. watched.DistinctBy(one => one.Id)], cancellationToken))
        {
            yield return step;
        }
    }

    private async IAsyncEnumerable<AnchoringStep> StepsAsync(
        List<Watched> watched, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        watched.Sort((left, right) => left.Id.Value.CompareTo(right.Id.Value));
        List<Watched> left = watched;
        while (true)
        {
            Task next = feed.Next;
            List<(Watched One, Batch? Batch)> changed = await ChangedAsync(left, cancellationToken);
            long remaining = left.Count;
            foreach ((Watched one, Batch? batch) in changed)
            {
                one.Told = batch?.Stage ?? AnchorStage.Pending;
                remaining -= one.Told == AnchorStage.Anchored ? 1 : 0;
                yield return new AnchoringStep(one.Number, batch, remaining);
            }

            left = left.FindAll(one => one.Told != AnchorStage.Anchored);
            if (left.Count == 0)
            {
                yield break;
            }

            await Task.WhenAny(next, Task.Delay(LongestWait, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    // Ordered by place, so that one look at a batch serves everything in it.
    private async Task<List<(Watched, Batch?)>> ChangedAsync(List<Watched> watched, CancellationToken cancellationToken)
    {
        List<(Watched, Batch?)> changed = [];
        Batch? batch = null;
        AgencyId? onlyPending = null;
        foreach (Watched one in watched)
        {
            bool isKnown = onlyPending == one.Id.Agency
                || (batch is not null && batch.First.Agency == one.Id.Agency && one.Id.Position < batch.End);
            if (!isKnown)
            {
                batch = await batches.FindCoveringAsync(one.Id, cancellationToken);

                // Batches leave no gaps: behind a certificate that is in none, none is.
                onlyPending = batch is null ? one.Id.Agency : null;
            }

            AnchorStage stage = batch?.Stage ?? AnchorStage.Pending;
            if (one.Told is null || one.Told < stage)
            {
                changed.Add((one, batch));
            }
        }

        return changed;
    }

    private sealed class Watched(CertificateId id, string number)
    {
        public CertificateId Id => id;

        public string Number => number;

        /// <summary>What its caller was told last; null: nothing yet.</summary>
        public AnchorStage? Told { get; set; }
    }
}
