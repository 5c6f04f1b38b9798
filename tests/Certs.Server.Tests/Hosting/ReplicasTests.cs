using System.Collections.Concurrent;
using System.Globalization;
using Certs.Api.V1;
using Certs.Cli.Demo;
using Certs.Cli.Service;
using Certs.Ledger.Evm;
using Certs.Server.Anchoring;
using Certs.Server.Storage.Postgres;
using Certs.Testing.Chain;
using Certs.Testing.Databases;
using Grpc.Core;
using Npgsql;
using Xunit;
using Anchored = Certs.Cli.Commands.Anchoring;

namespace Certs.Server.Tests.Hosting;

/// <summary>Two services of one province, as programs of their own, on one PostgreSQL database and one chain.</summary>
public sealed class ReplicasTests : IAsyncLifetime
{
    private static readonly TimeSpan MostForOneCall = TimeSpan.FromSeconds(20);

    private readonly DevChainFixture _chain = new();
    private readonly TempFolder _folder = new();
    private string _database = null!;
    private string _url = null!;

    public async ValueTask InitializeAsync()
    {
        await _chain.InitializeAsync();
        PostgresServer server = await PostgresServer.SharedAsync();
        _database = server.MakeDatabase();
        _url = server.UrlOf(_database);
    }

    public async ValueTask DisposeAsync()
    {
        await _chain.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_killed_lead_loses_nothing_and_the_other_replica_anchors_everything_once()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        ConcurrentDictionary<Guid, string> acknowledged = new();
        await using NodeProcess first = await StartAsync("first", stop);
        await using NodeProcess second = await StartAsync("second", stop);
        string agency = await EnterAgencyAsync(first, second, stop);
        using CancellationTokenSource enough = new();
        Task[] clients =
        [
            .. Enumerable.Range(0, 4).Select(at =>
                IssueAsync(at % 2 == 0 ? [first, second] : [second, first], agency, acknowledged, enough.Token)),
        ];
        await Eventually.HoldsAsync(() => Task.FromResult(acknowledged.Count >= 60));

        // The one that started first leads.
        await first.KillAsync();
        int atDeath = acknowledged.Count;
        await Eventually.HoldsAsync(() => Task.FromResult(acknowledged.Count >= atDeath + 60));
        await using NodeProcess again = await StartAsync("first", stop);
        await enough.CancelAsync();
        await Task.WhenAll(clients);

        await AssertAllAnchoredOnceAsync(second, acknowledged, stop);
        using ServiceConnection follower = ServiceConnection.Open(again.Folder, "issuer");
        await Anchored.WaitAsync(follower.Issuance, acknowledged.Values, stop);
        Assert.Equal(2L, await AskAsync("select cast(value as bigint) from node_facts where name = 'anchoring.term'"));
    }

    private Task<NodeProcess> StartAsync(string name, CancellationToken stop) => NodeProcess.StartAsync(
        62, _folder.File(name), _chain.DataFolder,
        [
            "--store", _url, $"--Node:SharedFolder={_folder.File("shared")}", "--Keys:Iterations=1000",
            "--Anchoring:GatherTime=00:00:00.2", "--Anchoring:SendInterval=00:00:00.1",
        ],
        stop);

    private static async Task<string> EnterAgencyAsync(NodeProcess first, NodeProcess second, CancellationToken stop)
    {
        using ServiceConnection operators = ServiceConnection.Open(second.Folder, "operator");
        CreateAgencyRequest request = new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Code = "11620100013894568Q",
            NameZh = "兰州市市场监督管理局",
            NameEn = "An administration",
        };
        request.CertificateTypes.Add(Licences.Type);
        string agency = (await operators.Administration.CreateAgencyAsync(request, cancellationToken: stop)).Agency.Urn;
        CreateKeyRequest key = new() { RequestId = Guid.NewGuid().ToString(), Agency = agency, Suite = Suite.Es256 };
        await operators.Administration.CreateKeyAsync(key, cancellationToken: stop);

        // What was entered at one replica is known to the other, with the key's private part.
        using ServiceConnection issuers = ServiceConnection.Open(first.Folder, "issuer");
        await Eventually.HoldsAsync(async () => await TryIssueAsync(issuers, agency, Guid.NewGuid(), stop) is not null);
        return agency;
    }

    // Calls one replica until it fails, then the other with the same request id, and notes only what was answered.
    private static async Task IssueAsync(
        NodeProcess[] replicas, string agency, ConcurrentDictionary<Guid, string> acknowledged, CancellationToken enough)
    {
        ServiceConnection[] connections = [.. replicas.Select(one => ServiceConnection.Open(one.Folder, "issuer"))];
        int at = 0;
        while (!enough.IsCancellationRequested)
        {
            Guid requestId = Guid.NewGuid();
            string? number;
            while ((number = await TryIssueAsync(connections[at], agency, requestId, CancellationToken.None)) is null)
            {
                at = (at + 1) % connections.Length;
            }

            acknowledged[requestId] = number;
        }

        Array.ForEach(connections, one => one.Dispose());
    }

    private static async Task<string?> TryIssueAsync(
        ServiceConnection service, string agency, Guid requestId, CancellationToken stop)
    {
        IssueCertificateRequest request = new()
        {
            RequestId = requestId.ToString(),
            Content = Licences.Content(agency, Suite.Es256),
        };
        try
        {
            IssueCertificateResponse answer = await service.Issuance.IssueCertificateAsync(
                request, deadline: DateTime.UtcNow + MostForOneCall, cancellationToken: stop);
            return answer.Certificate.Number;
        }
        catch (RpcException failed) when (failed.StatusCode is not StatusCode.Internal)
        {
            return null;
        }
    }

    private async Task AssertAllAnchoredOnceAsync(
        NodeProcess replica, ConcurrentDictionary<Guid, string> acknowledged, CancellationToken stop)
    {
        using ServiceConnection issuers = ServiceConnection.Open(replica.Folder, "issuer");
        await Anchored.WaitAsync(issuers.Issuance, acknowledged.Values, stop);
        Assert.Equal(acknowledged.Count, acknowledged.Values.Distinct().Count());

        long stored = await AskAsync("select count(*) from certificates");
        Assert.Equal(stored, await AskAsync("select count(distinct number) from certificates"));
        Assert.InRange(stored, acknowledged.Count, long.MaxValue);
        await Eventually.HoldsAsync(async () =>
            await AskAsync("select coalesce(sum(size), 0)::bigint from batches where state = 3") == stored);
        using EthNode node = new(_chain.Chain.Endpoint);
        AnchorChain chain = new(node, _chain.Network, 62);
        IReadOnlyList<SeenAnchor> seen =
            (await chain.SeenAsync(0, (await chain.HeadAsync(stop)).Number, stop)).Anchors;
        Assert.Equal(seen.Count, seen.Select(one => one.Anchor.Root).Distinct().Count());
        Assert.Equal(stored, seen.Sum(one => (long)one.Anchor.TreeSize));
    }

    private async Task<long> AskAsync(string sql)
    {
        await using NpgsqlDataSource database = PostgresDatabase.Open(_database);
        await using NpgsqlCommand command = database.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
