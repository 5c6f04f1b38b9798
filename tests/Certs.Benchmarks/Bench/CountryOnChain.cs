using System.Text.Json;
using System.Text.Json.Nodes;
using Certs.Core;
using Certs.Core.Evm;
using Certs.Core.Registry;
using Certs.Ledger;
using Certs.Ledger.Contracts;
using Certs.Ledger.DevChain;
using Certs.Ledger.Evm;
using Certs.Testing.Chain;

namespace Certs.Benchmarks.Bench;

/// <summary>Writes <see cref="LoadedRegistry"/> to a node's chain: by votes, and by the admin of each province.</summary>
internal sealed class CountryOnChain : IDisposable
{
    private const int CallsOfBlock = 400;
    private const string GasOfBlock = "0x77359400";

    private readonly EthNode _node;
    private readonly DevChainFolder _folder;
    private readonly ContractAddresses _contracts;
    private readonly ConsortiumContract _consortium;
    private readonly IssuerRegistryContract _issuers;
    private readonly RecognitionRegistryContract _recognition;
    private readonly BlockOfCalls _calls;

    // In the order of their admission.
    private readonly List<(ushort Province, Secp256k1Key Admin)> _members = [];

    private readonly Dictionary<ushort, ushort> _agencies = [];
    private readonly Dictionary<AgencyId, AgencyId> _numbers = [];
    private uint _proposals;

    private CountryOnChain(EthNode node, DevChainFolder folder, NetworkFile network)
    {
        _node = node;
        _folder = folder;
        _contracts = network.Contracts;
        _consortium = new ConsortiumContract(_contracts.Consortium);
        _issuers = new IssuerRegistryContract(_contracts.Issuers);
        _recognition = new RecognitionRegistryContract(_contracts.Recognition);
        _calls = new BlockOfCalls(node, network.ChainId);
    }

    /// <summary>Writes everything.</summary>
    /// <returns>The height of the block with the last of it.</returns>
    public static async Task<long> WriteAsync(BenchNode bench)
    {
        using EthNode node = new(bench.Folder.ReadServiceFile().Nodes[0], TimeSpan.FromSeconds(60));
        using CountryOnChain country = new(node, bench.Chain, NetworkFile.Read(bench.Folder.ReadServiceFile().Network));
        await country.SetAsync("evm_setBlockGasLimit", GasOfBlock);
        await country.SetAsync("evm_setAutomine", false);
        foreach (ushort province in DemoConsortium.Recognised.Keys)
        {
            country._members.Add((province, AccountFile.Load(bench.Chain.Admin(province))));
            await country._calls.GoOnAsync(country._members[^1].Admin.Address);
            country._agencies[province] =
                await node.AskAsync(country._issuers.AgencyCount(province), CancellationToken.None);
        }

        foreach (RegistryEvent recorded in LoadedRegistry.Events())
        {
            await country.AddAsync(recorded);
            if (country._calls.Count >= CallsOfBlock)
            {
                await country._calls.MineAsync();
            }
        }

        await country._calls.MineAsync();
        await country.SetAsync("evm_setAutomine", true);
        return (await node.AskAsync(NodeQuestions.LatestBlock(), CancellationToken.None))!.Number;
    }

    /// <inheritdoc />
    public void Dispose() => _members.ForEach(member => member.Admin.Dispose());

    private Task<JsonElement> SetAsync(string method, JsonNode value) =>
        _node.Client.CallAsync(new JsonRpcCall(method, [value]), CancellationToken.None);

    private async Task AddAsync(RegistryEvent recorded)
    {
        switch (recorded)
        {
            case RegistryEvent.MemberAdmitted member when !_members.Exists(one => one.Province == member.Province):
                await AdmitAsync(member.Province);
                break;
            case RegistryEvent.SuiteRecorded suite
                when !DemoConsortium.Suites.Any(rated => rated.Number == suite.Number):
                await DecideAsync(new ConsortiumDecision.SetSuite(
                    new SuiteAssessment(suite.Number, suite.Name, Array.Empty<byte>(), suite.IssueFrom)));
                break;
            case RegistryEvent.AgencyAdded agency:
                ushort province = agency.Agency.Province;
                _agencies[province] = (ushort)(_agencies.GetValueOrDefault(province) + 1);
                _numbers[agency.Agency] = new AgencyId(province, _agencies[province]);
                _calls.Add(AdminOf(province), _issuers.AddAgency(agency.Profile, agency.From));
                break;
            case RegistryEvent.TypeAuthorised type:
                _calls.Add(
                    AdminOf(type.Agency.Province),
                    _issuers.AuthoriseType(_numbers[type.Agency], type.Type, type.From, type.Until));
                break;
            case RegistryEvent.KeyAdded key:
                _calls.Add(
                    AdminOf(key.Agency.Province),
                    _issuers.AddKey(_numbers[key.Agency], key.Suite, key.Spki, key.From, key.Until));
                break;
            case RegistryEvent.RuleAdded rule:
                _calls.Add(AdminOf(rule.Rule.Province), _recognition.AddRule(rule.Rule));
                break;
        }
    }

    private async Task AdmitAsync(ushort province)
    {
        Secp256k1Key admin = AccountFile.LoadOrCreate(_folder.Admin(province));
        using Secp256k1Key sender = AccountFile.LoadOrCreate(_folder.Operator(province));
        await DecideAsync(new ConsortiumDecision.AddMember(new ConsortiumMember(province, admin.Address, sender.Address)));
        _members.Add((province, admin));
    }

    // The calls of different accounts come into a block in any order.
    private async Task DecideAsync(ConsortiumDecision decision)
    {
        ContractCall call = decision.ToCall(_contracts);
        _calls.Add(_members[0].Admin, _consortium.Propose(call));
        await _calls.MineAsync();
        _proposals++;
        foreach ((_, Secp256k1Key admin) in _members.Take(Proposal.Quorum(_members.Count)).Skip(1))
        {
            _calls.Add(admin, _consortium.Vote(_proposals, call));
        }

        await _calls.MineAsync();
    }

    private Secp256k1Key AdminOf(ushort province) => _members.First(member => member.Province == province).Admin;
}
