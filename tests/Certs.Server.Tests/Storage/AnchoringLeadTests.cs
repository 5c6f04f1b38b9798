using Certs.Core;
using Certs.Server.Storage;
using Certs.Testing.Databases;
using Xunit;

namespace Certs.Server.Tests.Storage;

/// <summary>One replica anchors at a time; one that only believes it does changes nothing.</summary>
public sealed class AnchoringLeadTests : IDisposable
{
    private static readonly AgencyId Agency = new(62, 1);

    private readonly TestStore _first = new(StoreKind.Postgres);
    private readonly OpenStore _second;

    public AnchoringLeadTests() => _second = _first.OpenReplica();

    public void Dispose()
    {
        _second.Dispose();
        _first.Dispose();
    }

    [Fact]
    public async Task The_second_replica_does_not_lead_before_the_first_has_ended()
    {
        Assert.False(await _second.Lead.HoldAsync(CancellationToken.None));
        Assert.Equal(0, _second.Lead.Term);

        _first.Store.Dispose();

        await Eventually.HoldsAsync(() => _second.Lead.HoldAsync(CancellationToken.None));
        Assert.Equal(2, _second.Lead.Term);
    }

    [Fact]
    public async Task What_a_former_lead_writes_is_refused_and_the_new_one_goes_on()
    {
        await TakeOverAsync();
        BatchStore former = _first.Batches;
        BatchStore present = new(_second.Database, _second.Writer, _second.Lead);

        await Assert.ThrowsAsync<LeadLostException>(() => AddAsync(former));
        await Assert.ThrowsAsync<LeadLostException>(() => _first.Transactions.GiveUpAsync(1));
        await Assert.ThrowsAsync<LeadLostException>(() => former.AnchorAsync([], new ReadMark(1, default)));
        StatusQueue statuses = new(_first.Store.Database, _first.Writer, _first.Store.Lead);
        await Assert.ThrowsAsync<LeadLostException>(() => statuses.RecordAsync([]));
        await Assert.ThrowsAsync<LeadLostException>(() => statuses.ForgetAsync([]));
        IncidentWork incidents = new(_first.Store.Database, _first.Writer, _first.Store.Lead, TestVault.Own);
        await Assert.ThrowsAsync<LeadLostException>(() => incidents.ApplyAsync(1, [], null!));

        Assert.True(await AddAsync(present));
        Assert.Single(await present.UnsentAsync(10, CancellationToken.None));
    }

    [Fact]
    public async Task A_replica_that_never_led_may_write_nothing_about_anchoring()
    {
        BatchStore other = new(_second.Database, _second.Writer, _second.Lead);

        await Assert.ThrowsAsync<LeadLostException>(() => AddAsync(other));
    }

    [Fact]
    public async Task A_former_lead_finds_out_and_follows()
    {
        await TakeOverAsync();

        Assert.False(await _first.Store.Lead.HoldAsync(CancellationToken.None));
        Assert.Equal(0, _first.Store.Lead.Term);
    }

    // The first replica's connections are cut, as by a network that failed; it does not look for itself meanwhile.
    private async Task TakeOverAsync()
    {
        (await PostgresServer.SharedAsync()).Execute("postgres", $"""
            select pg_terminate_backend(pid) from pg_stat_activity
             where datname = '{_first.ConnectionString!.Split("Database=")[1]}'
            """);
        await Eventually.HoldsAsync(async () =>
        {
            try
            {
                return await _second.Lead.HoldAsync(CancellationToken.None);
            }
            catch (System.Data.Common.DbException)
            {
                return false;
            }
        });
        Assert.Equal((1L, 2L), (_first.Store.Lead.Term, _second.Lead.Term));
    }

    private static async Task<bool> AddAsync(BatchStore batches)
    {
        try
        {
            return await batches.TryAddAsync(CertificateId.Of(Agency, 0), new byte[32], default, 1);
        }
        catch (System.Data.Common.DbException)
        {
            // Its writer's connection was cut too; the next attempt has a new one.
            return await batches.TryAddAsync(CertificateId.Of(Agency, 0), new byte[32], default, 1);
        }
    }
}
