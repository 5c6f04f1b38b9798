using System.Globalization;
using Certs.Api.V1;
using Certs.Cli.Demo;
using Certs.Cli.Service;
using Certs.Testing.Chain;

namespace Certs.Server.Tests.Hostile;

/// <summary>A real node as a process of its own, with an agency, a few licences, and the limits of strangers raised.</summary>
internal sealed class HostileNode : IAsyncDisposable
{
    private readonly TempFolder _folder;
    private readonly NodeProcess _process;
    private bool _isEnded;

    private HostileNode(TempFolder folder, NodeProcess process)
    {
        _folder = folder;
        _process = process;
        Stranger = HostileCaller.Stranger(process.Folder);
        Issuer = HostileCaller.WithRole(process.Folder, "issuer");
        Operator = HostileCaller.WithRole(process.Folder, "operator");
    }

    public HostileCaller Stranger { get; }

    public HostileCaller Issuer { get; }

    public HostileCaller Operator { get; }

    /// <summary>The agency whose keys the node keeps.</summary>
    public string Agency { get; private set; } = "";

    /// <summary>An anchored licence, byte for byte.</summary>
    public byte[] Document { get; private set; } = [];

    /// <summary>Its number.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Starts the node and issues one licence.</summary>
    /// <param name="settings">Settings such as <c>--Logging:LogLevel:Default=Debug</c>.</param>
    public static async Task<HostileNode> StartAsync(params string[] settings)
    {
        TestAnvil.Use();
        TempFolder folder = new();
        string[] limits = ["--Limits:StrangerBurst=10000000", "--Limits:StrangerItemsPerSecond=1000000"];
        NodeProcess process = await NodeProcess.StartAsync(
            62, folder.File("62"), folder.File("chain"), [.. limits, .. settings], CancellationToken.None);
        HostileNode node = new(folder, process);
        await node.IssueAsync();
        return node;
    }

    /// <summary>Resident memory of the node in MiB.</summary>
    public long ResidentMebibytes()
    {
        string line = File.ReadLines($"/proc/{_process.ProcessId}/status").Single(one => one.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.AsSpan(6, line.Length - 9), CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>Ends the node and waits for all that it ever logged.</summary>
    public async Task<string> EndAsync()
    {
        _isEnded = true;
        await _process.DisposeAsync();
        string log = Path.Combine(_process.Folder.Path, "service.log");
        await Eventually.HoldsAsync(
            async () => (await File.ReadAllTextAsync(log)).Contains("Application is shutting down", StringComparison.Ordinal));
        return await File.ReadAllTextAsync(log);
    }

    public async ValueTask DisposeAsync()
    {
        Stranger.Dispose();
        Issuer.Dispose();
        Operator.Dispose();
        if (!_isEnded)
        {
            await _process.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task IssueAsync()
    {
        using ServiceConnection operators = ServiceConnection.Open(_process.Folder, "operator");
        using ServiceConnection issuers = ServiceConnection.Open(_process.Folder, "issuer");
        Agency = (await DemoAgency.FoundAsync(operators.Administration, CancellationToken.None)).Urn;
        IssueCertificateRequest order = new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Content = Licences.Content(Agency, Suite.Es256, Suite.Sm2),
        };
        Number = (await issuers.Issuance.IssueCertificateAsync(order)).Certificate.Number;
        Document = await Certs.Cli.Commands.Anchoring.DocumentAsync(issuers.Issuance, Number, CancellationToken.None);
    }
}
