using System.Text.Json;
using Certs.Api.V1;
using Certs.Cli.Demo;
using Certs.Cli.Service;
using Certs.Core.Evm;
using Certs.Core.Registry;
using Certs.Core.Verification;
using Certs.Ledger;
using Certs.Ledger.DevChain;
using Certs.Ledger.Evm;
using Certs.Testing.Chain;
using Xunit;
using Anchored = Certs.Cli.Commands.Anchoring;

namespace Certs.Server.Tests.Cli;

/// <summary><c>certs network</c> against a chain that it knows nothing of.</summary>
public sealed class NetworkProgramTests : IAsyncLifetime
{
    // Only its node is used: a chain that has contracts of somebody else already.
    private readonly DevChainFixture _foreign = new();
    private readonly TempFolder _folder = new();
    private readonly int[] _provinces = [62, 33];

    public ValueTask InitializeAsync() => _foreign.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _foreign.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_consortium_is_founded_on_a_foreign_chain_and_a_reader_finds_its_members()
    {
        await WriteMembersAsync();

        CertsResult founded = await DeployAsync();

        Assert.Equal((0, ""), (founded.ExitCode, founded.Errors));
        NetworkFile network = NetworkFile.Read(_folder.File("network.json"));
        Assert.False(network.IsDevelopment);
        using ChainReader reader = new([_foreign.Node], network, null, TimeProvider.System);
        RegistryView view = (await reader.CurrentAsync(CancellationToken.None)).GetView();
        Assert.True(view.IsMember(62) && view.IsMember(33));
        Assert.False(view.IsMember(53));
    }

    [Fact]
    public async Task A_service_of_a_founding_province_issues_and_anchors_on_that_chain()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        await WriteMembersAsync();
        await DeployAsync();
        string accounts = Directory.CreateDirectory(_folder.File("node/accounts")).FullName;
        File.Copy(_folder.File("62-admin.key"), Path.Combine(accounts, "admin.key"));
        File.Copy(_folder.File("62-operator.key"), Path.Combine(accounts, "operator.key"));

        await using NodeProcess node = await NodeProcess.StartAsync(
            62, _folder.File("node"), _folder.File("unused"),
            [
                $"--Node:NetworkFile={_folder.File("network.json")}", $"--Node:ChainNodes:0={_foreign.Chain.Endpoint}",
                "--Keys:Iterations=1000",
            ],
            stop);

        using ServiceConnection operators = ServiceConnection.Open(node.Folder, "operator");
        CreateAgencyRequest agency = new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Code = "11620100013894568Q",
            NameZh = "兰州市市场监督管理局",
            NameEn = "An administration",
            CertificateTypes = { Licences.Type },
        };
        string urn = (await operators.Administration.CreateAgencyAsync(agency, cancellationToken: stop)).Agency.Urn;
        CreateKeyRequest key = new() { RequestId = Guid.NewGuid().ToString(), Agency = urn, Suite = Suite.Es256 };
        await operators.Administration.CreateKeyAsync(key, cancellationToken: stop);
        using ServiceConnection issuers = ServiceConnection.Open(node.Folder, "issuer");
        IssueCertificateRequest order = new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Content = Licences.Content(urn, Suite.Es256),
        };
        IssueCertificateResponse issued = await issuers.Issuance.IssueCertificateAsync(order, cancellationToken: stop);
        byte[] document = await Anchored.DocumentAsync(issuers.Issuance, issued.Certificate.Number, stop);
        Assert.NotNull(PresentedDocument.Read(document).Document!.Anchor);
        Assert.False(Directory.Exists(_folder.File("unused")));
    }

    [Fact]
    public async Task An_account_is_made_once_and_shown_from_then_on()
    {
        CertsResult made = await CertsProgram.RunAsync("network", "account", _folder.File("new.key"));
        CertsResult shown = await CertsProgram.RunAsync("network", "account", _folder.File("new.key"));

        Assert.Equal(0, made.ExitCode);
        Assert.Equal(made, shown);
        using Secp256k1Key key = AccountFile.Load(_folder.File("new.key"));
        Assert.Equal(key.Address.ToString(), made.Output.Trim());
    }

    [Fact]
    public async Task Founding_it_again_changes_nothing()
    {
        await WriteMembersAsync();
        await DeployAsync();
        byte[] first = await File.ReadAllBytesAsync(_folder.File("network.json"));
        long before = await CountAsync();

        CertsResult again = await DeployAsync();

        Assert.Equal((0, ""), (again.ExitCode, again.Errors));
        Assert.Equal(first, await File.ReadAllBytesAsync(_folder.File("network.json")));
        Assert.Equal(before, await CountAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(6)]
    public async Task A_founding_that_was_cut_off_goes_on_with_the_same_contracts(int contractsMade)
    {
        await WriteMembersAsync();
        await using FaultProxy proxy = await FaultProxy.StartAsync(_foreign.Chain.Endpoint);
        int sent = 0;
        proxy.CutsAfter = method => method == "eth_sendRawTransaction" && ++sent == contractsMade;
        proxy.CutsBefore = method => method == "eth_sendRawTransaction" && sent >= contractsMade;
        CertsResult cut = await DeployAsync(proxy.Endpoint);
        Assert.Equal(69, cut.ExitCode);
        Assert.False(File.Exists(_folder.File("network.json")));

        CertsResult founded = await DeployAsync();

        Assert.Equal((0, ""), (founded.ExitCode, founded.Errors));
        Assert.Equal(6, await CountAsync());
    }

    [Fact]
    public async Task A_founding_that_was_begun_with_other_members_is_not_gone_on_with()
    {
        await WriteMembersAsync();
        await using FaultProxy proxy = await FaultProxy.StartAsync(_foreign.Chain.Endpoint);
        proxy.CutsBefore = method => method == "eth_sendRawTransaction";
        await DeployAsync(proxy.Endpoint);
        await WriteMembersAsync("other-");

        CertsResult refused = await DeployAsync();

        Assert.Equal(64, refused.ExitCode);
        Assert.Contains("other members", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"members": []}""")]
    [InlineData("""{"members": [{"province": 62, "admin": "0x12", "operator": "", "validator": ""}]}""")]
    public async Task A_list_of_members_that_is_none_is_refused_before_anything_is_sent(string content)
    {
        Account("deployer");
        await File.WriteAllTextAsync(_folder.File("members.json"), content);

        CertsResult refused = await DeployAsync();

        Assert.Equal(64, refused.ExitCode);
        Assert.Contains("members.json", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
    }

    private Task<CertsResult> DeployAsync(Uri? node = null) => CertsProgram.RunAsync(
        "network", "deploy", "--node", (node ?? _foreign.Chain.Endpoint).ToString(), "--members",
        _folder.File("members.json"), "--deployer", _folder.File("deployer.key"), "--out", _folder.File("network.json"));

    private async Task WriteMembersAsync(string prefix = "")
    {
        Account("deployer");
        object[] members =
        [
            .. _provinces.Select(province => new
            {
                province,
                admin = Account($"{prefix}{province}-admin"),
                @operator = Account($"{prefix}{province}-operator"),
                validator = Account($"{prefix}{province}-validator"),
            }),
        ];

        await File.WriteAllTextAsync(_folder.File("members.json"), JsonSerializer.Serialize(new { members }));
    }

    private string Account(string name)
    {
        using Secp256k1Key key = AccountFile.LoadOrCreate(_folder.File($"{name}.key"));
        return key.Address.ToString();
    }

    // How many transactions the deployer's account ever made.
    private async Task<long> CountAsync()
    {
        using Secp256k1Key deployer = AccountFile.Load(_folder.File("deployer.key"));
        return await _foreign.Node.AskAsync(
            NodeQuestions.TransactionCount(deployer.Address), CancellationToken.None);
    }
}
