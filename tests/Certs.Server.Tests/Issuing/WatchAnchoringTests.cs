using Certs.Core;
using Certs.Core.Suites;
using Certs.Server.Anchoring;
using Certs.Server.Issuing;
using Certs.Server.Refusals;
using Certs.Server.Storage;
using Certs.Testing.Chain;
using Xunit;

namespace Certs.Server.Tests.Issuing;

public sealed class WatchAnchoringTests : IAsyncLifetime
{
    private readonly DevChainFixture _chain = new();
    private readonly TempFolder _folder = new();
    private TestNode _node = null!;
    private AgencyId _agency;

    public async ValueTask InitializeAsync()
    {
        await _chain.InitializeAsync();
        _node = TestNode.Open(_folder.Path, _chain);
        _agency = await _node.EnterAgencyAsync(_chain, Suite.ES256);
    }

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        await _chain.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_present_state_comes_first_then_every_step_and_the_stream_ends_when_all_are_anchored()
    {
        string[] numbers = await IssueAsync(3);
        await using IAsyncEnumerator<AnchoringStep> steps = _node.Get<WatchAnchoring>()
            .OfNumbersAsync(TestOrders.Anyone, numbers, CancellationToken.None)
            .GetAsyncEnumerator();

        List<(string, AnchorStage, long)> seen = await TakeAsync(steps, 3);
        await _node.Get<BatchMaker>().MakeAsync(CancellationToken.None);
        seen.AddRange(await TakeAsync(steps, 3));
        await _node.AnchorAllAsync();
        seen.AddRange(await TakeAsync(steps, 3));

        Assert.Equal(
            [
                .. numbers.Select(number => (number, AnchorStage.Pending, 3L)),
                .. numbers.Select(number => (number, AnchorStage.Submitted, 3L)),
                .. numbers.Select((number, at) => (number, AnchorStage.Anchored, 2L - at)),
            ],
            seen);
        Assert.False(await steps.MoveNextAsync());
    }

    [Fact]
    public async Task Watching_an_agency_means_what_waits_now()
    {
        await IssueAsync(2);
        await _node.AnchorAllAsync();
        string[] waiting = await IssueAsync(4);
        IAsyncEnumerable<AnchoringStep> watch =
            _node.Get<WatchAnchoring>().OfAgencyAsync(TestOrders.Anyone, _agency, CancellationToken.None);
        await _node.AnchorAllAsync();

        HashSet<string> anchored = [];
        await foreach (AnchoringStep step in watch)
        {
            anchored.Add(step.Number);
        }

        Assert.Subset(waiting.ToHashSet(), anchored);
    }

    [Fact]
    public async Task An_unknown_number_is_refused()
    {
        RefusedException refusal = await Assert.ThrowsAsync<RefusedException>(async () =>
        {
            await foreach (AnchoringStep _ in _node.Get<WatchAnchoring>()
                .OfNumbersAsync(TestOrders.Anyone, ["1.2.3"], CancellationToken.None))
            {
            }
        });

        Assert.Equal(RefusalReason.CertificateNotFound, refusal.Reason);
    }

    private static async Task<List<(string, AnchorStage, long)>> TakeAsync(
        IAsyncEnumerator<AnchoringStep> steps, int count)
    {
        List<(string, AnchorStage, long)> taken = [];
        while (taken.Count < count && await steps.MoveNextAsync())
        {
            taken.Add((steps.Current.Number, steps.Current.Stage, steps.Current.Remaining));
        }

        return taken;
    }

    private async Task<string[]> IssueAsync(int count)
    {
        IssueOutcome[] outcomes = await _node.Get<IssueCertificates>().RunAsync(
            [.. Enumerable.Range(0, count).Select(_ => TestOrders.Order(_agency))], CancellationToken.None);
        return [.. outcomes.Cast<IssueOutcome.Issued>().Select(issued => issued.Certificate.Number)];
    }
}
