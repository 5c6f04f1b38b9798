using System.Text.Json.Nodes;
using Certs.Api.V1;
using Certs.Core;
using Certs.Core.Registry;
using Certs.Server.Hosting;
using Certs.Server.Issuing;
using Certs.Server.Refusals;
using Certs.Server.Services;
using Certs.Server.Tests.Lifecycle;
using Certs.Server.Watching;
using Xunit;
using ChangeAct = Certs.Core.Lifecycle.ChangeAct;
using ChangeReason = Certs.Core.Lifecycle.ChangeReason;

namespace Certs.Server.Tests.Watching;

/// <summary>A holder is watched without an index of holders, by whoever has the right to.</summary>
public sealed class WatchHolderTests(LifecycleNode node) : IClassFixture<LifecycleNode>
{
    private const string Mine = "91320115MA202UKD7X";
    private const string Others = "11620100013894568Q";

    private static readonly Caller Enterprise =
        new("enterprise", new HashSet<Role> { Role.Verifier }, null) { Holders = new HashSet<string> { Mine } };

    [Fact]
    public async Task A_holder_hears_of_changes_of_his_certificates_of_every_agency_and_of_nobody_elses()
    {
        StatusPosition before = (await node.RegistryAsync()).EndOfStatuses();
        string first = await IssueAsync(Mine, node.Agency);
        string other = await IssueAsync(Others, node.Agency);
        string second = await IssueAsync(Mine, node.OtherAgency);
        await SuspendAsync(first);
        await SuspendAsync(other);
        await SuspendAsync(second);

        Assert.Equal([first, second], await ToldAsync(Mine, Enterprise, before, 2));
    }

    [Fact]
    public async Task Who_acts_for_an_agency_hears_of_what_that_agency_issued_to_the_holder()
    {
        StatusPosition before = (await node.RegistryAsync()).EndOfStatuses();
        await SuspendAsync(await IssueAsync(Mine, node.Agency));
        string ours = await IssueAsync(Mine, node.OtherAgency);
        await SuspendAsync(ours);
        Caller agency = new(
            "agency", new HashSet<Role> { Role.Verifier, Role.Issuer }, new HashSet<AgencyId> { node.OtherAgency });

        Assert.Equal([ours], await ToldAsync(Mine, agency, before, 1));
    }

    [Fact]
    public async Task A_stream_goes_on_from_its_cursor_after_a_restart()
    {
        string number = await IssueAsync(Mine, node.Agency);
        StatusPosition before = (await node.RegistryAsync()).EndOfStatuses();
        await SuspendAsync(number);
        Listener listener = new(node.Node, await SubjectAsync(Mine, Enterprise), new WatchStart.At(before));
        await listener.ChangesAsync(1);
        StatusPosition place = listener.Place;
        await listener.DisposeAsync();

        await node.RestartAsync();
        await node.ChangeAsync(number, ChangeAct.Resume, ChangeReason.GroundsRemoved);
        await using Listener later = new(node.Node, await SubjectAsync(Mine, Enterprise), new WatchStart.At(place));

        Assert.Equal(2u, Assert.Single(await later.ChangesAsync(1)).Change!.Status.Sequence);
    }

    [Theory]
    [InlineData(Others, nameof(RefusalReason.HolderNotYours))]
    [InlineData("11620500013894568D", nameof(RefusalReason.HolderNotYours))]
    [InlineData("11010519491231002X", nameof(RefusalReason.FieldInvalid))]
    [InlineData("", nameof(RefusalReason.FieldInvalid))]
    public async Task Nobody_else_watches_a_holder_and_a_person_cannot_be_watched_at_all(string code, string reason)
    {
        RefusedException refused =
            await Assert.ThrowsAsync<RefusedException>(() => SubjectAsync(code, Enterprise));

        Assert.Equal(reason, refused.Reason.ToString());
    }

    private Task<WatchSubject> SubjectAsync(string code, Caller caller) => node.Node.Get<WatchRequests>()
        .SubjectAsync(new WatchStatusRequest { Holder = code }, caller, CancellationToken.None);

    private async Task<string> IssueAsync(string code, AgencyId agency)
    {
        JsonObject fields = TestOrders.Fields();
        fields["unified_social_credit_code"] = code;
        IssuedCertificate issued = await node.Node.Get<IssueCertificates>()
            .RunAsync(TestOrders.Order(agency, fields: fields), CancellationToken.None);
        await node.Node.AnchorAllAsync();
        return issued.Number;
    }

    private Task<long> SuspendAsync(string number) =>
        node.ChangeAsync(number, ChangeAct.Suspend, ChangeReason.Investigation);

    private async Task<List<string>> ToldAsync(string code, Caller caller, StatusPosition place, int count)
    {
        await using Listener listener =
            new(node.Node, await SubjectAsync(code, caller), new WatchStart.At(place));
        await listener.NextAsync();
        List<WatchStep> told = await listener.ChangesAsync(count);
        Assert.Null((await listener.NextAsync()).Change);
        return told.ConvertAll(step => step.Certificate!.Number);
    }
}
