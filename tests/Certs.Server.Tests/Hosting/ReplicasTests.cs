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

/// <summary>Services of one province, as programs of their own, on one PostgreSQL database and one chain.</summary>
[Collection(Alone.Name)]
public sealed class ReplicasTests : IAsyncLifetime
{
    private const int Replicas = 4;

    // Four services start on a machine that may be busy with other tests.
    private const int LimitSeconds = 120;

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

    // Threat T10. CERTS_REPLICA_KILLS kills more often than the normal run does.
    [Fact]
    public async Task Leads_that_are_killed_one_after_another_lose_nothing_and_everything_is_anchored_once()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        int kills = int.TryParse(
            Environment.GetEnvironmentVariable("CERTS_REPLICA_KILLS"), CultureInfo.InvariantCulture, out int given)
            ? given
            : 2;
        ConcurrentDictionary<Guid, string> acknowledged = new();
        NodeProcess[] replicas = new NodeProcess[Replicas];
        try
        {
            replicas[0] = await StartAsync("0", stop);
            await Task.WhenAll(Enumerable.Range(1, Replicas - 1).Select(
                async i => replicas[i] = await StartAsync($"{i}", stop)));

            string agency = await EnterAgencyAsync(replicas[0], replicas[1], stop);
            DataFolder[] folders = [.. replicas.Select(one => one.Folder)];
            using CancellationTokenSource enough = new();
            Task[] clients =
            [
                .. Enumerable.Range(0, Replicas).Select(first => IssueAsync(
                    [.. folders[first..], .. folders[..first]], agency, acknowledged, enough.Token)),
            ];
            for (int i = 0; i < kills; i++)
            {
                await MoreAsync(acknowledged);
                long term = await TermAsync();
                int lead = Array.FindIndex(replicas, one => Leads(one, term));
                await replicas[lead].KillAsync();
                await MoreAsync(acknowledged);
                await Eventually.HoldsAsync(async () => await TermAsync() > term, LimitSeconds);
                await replicas[lead].DisposeAsync();
                replicas[lead] = await StartAsync($"{lead}", stop);
            }

            await enough.CancelAsync();
            await Task.WhenAll(clients);
            Assert.Equal(1 + kills, await TermAsync());
            await AssertAllAnchoredOnceAsync(replicas, acknowledged, stop);
        }
        finally
        {
            foreach (NodeProcess replica in replicas.Where(one => one is not null))
            {
                await replica.DisposeAsync();
            }
        }
    }

    private static Task MoreAsync(ConcurrentDictionary<Guid, string> acknowledged)
    {
        int before = acknowledged.Count;
        return Eventually.HoldsAsync(() => Task.FromResult(acknowledged.Count >= before + 30), LimitSeconds);
    }

    // The log of a replica that is started again in the same folder goes on in the same file.
    private static bool Leads(NodeProcess replica, long term) =>
        File.ReadAllText(Path.Combine(replica.Folder.Path, "service.log"))
            .Contains($"This replica anchors from now on, in term {term}.", StringComparison.Ordinal);

    private Task<long> TermAsync() =>
        AskAsync("select cast(value as bigint) from node_facts where name = 'anchoring.term'");

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

    // Calls one replica until it fails, then the next with the same request id, and notes only what was answered.
    private static async Task IssueAsync(
        DataFolder[] replicas, string agency, ConcurrentDictionary<Guid, string> acknowledged,
        CancellationToken enough)
    {
        int at = 0;
        ServiceConnection service = ServiceConnection.Open(replicas[at], "issuer");
        while (!enough.IsCancellationRequested)
        {
            Guid requestId = Guid.NewGuid();
            string? number;
            while ((number = await TryIssueAsync(service, agency, requestId, CancellationToken.None)) is null)
            {
                at = (at + 1) % replicas.Length;
                service.Dispose();
                service = ServiceConnection.Open(replicas[at], "issuer");
            }

            acknowledged[requestId] = number;
        }

        service.Dispose();
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
        NodeProcess[] replicas, ConcurrentDictionary<Guid, string> acknowledged, CancellationToken stop)
    {
        foreach (NodeProcess replica in replicas)
        {
            using ServiceConnection issuers = ServiceConnection.Open(replica.Folder, "issuer");
            foreach (string[] numbers in acknowledged.Values.Chunk(5_000))
            {
                await Anchored.WaitAsync(issuers.Issuance, numbers, stop);
            }
        }

        Assert.Equal(acknowledged.Count, acknowledged.Values.Distinct().Count());

        long stored = await AskAsync("select count(*) from certificates");
        Assert.Equal(stored, await AskAsync("select count(distinct number) from certificates"));
        Assert.InRange(stored, acknowledged.Count, long.MaxValue);
        await Eventually.HoldsAsync(async () =>
            await AskAsync("select coalesce(sum(size), 0)::bigint from batches where state = 3") == stored,
            LimitSeconds);
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
