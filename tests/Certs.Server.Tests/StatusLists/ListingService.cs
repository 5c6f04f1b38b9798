using System.Text.Json.Nodes;
using Certs.Api.V1;
using Certs.Cli.Demo;
using Certs.Cli.Service;
using Certs.Core.Documents;
using Certs.Testing;
using Certs.Testing.Chain;
using Xunit;
using Anchored = Certs.Cli.Commands.Anchoring;

namespace Certs.Server.Tests.StatusLists;

/// <summary>A service of Gansu that publishes status lists, as a program of its own with a chain of its own.</summary>
public sealed class ListingService : IAsyncLifetime
{
    /// <summary>The address that certificates name; in these tests a stand-in for a reverse proxy leads from there.</summary>
    internal const string PublicAddress = "https://status.gansu.example";

    private readonly TempFolder _folder = new();

    internal NodeProcess Node { get; private set; } = null!;

    internal string Agency { get; private set; } = null!;

    /// <summary>Where the service listens: <c>http://127.0.0.1:…</c>.</summary>
    internal Uri Plain => new(JsonNode.Parse(
        File.ReadAllText(Path.Combine(Node.Folder.Path, "service.json")))!["plain"]!.GetValue<string>());

    internal string Segment => Agency["urn:certs:agency:".Length..].Replace(':', '-');

    public async ValueTask InitializeAsync()
    {
        TestAnvil.Use();
        CancellationToken stop = TestContext.Current.CancellationToken;
        await StartAsync();
        using ServiceConnection operators = ServiceConnection.Open(Node.Folder, "operator");
        CreateAgencyRequest agency = new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Code = "11620100013894568Q",
            NameZh = "兰州市市场监督管理局",
            NameEn = "An administration",
        };
        agency.CertificateTypes.Add(Licences.Type);
        Agency = (await operators.Administration.CreateAgencyAsync(agency, cancellationToken: stop)).Agency.Urn;
        CreateKeyRequest key = new() { RequestId = Guid.NewGuid().ToString(), Agency = Agency, Suite = Suite.Es256 };
        await operators.Administration.CreateKeyAsync(key, cancellationToken: stop);
    }

    public async ValueTask DisposeAsync()
    {
        if (Node is not null)
        {
            await Node.DisposeAsync();
        }

        _folder.Dispose();
    }

    internal async Task RestartAsync()
    {
        await Node.DisposeAsync();
        await StartAsync();
    }

    /// <summary>An anchored licence.</summary>
    internal async Task<CertificateDocument> IssueAsync()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        using ServiceConnection issuers = ServiceConnection.Open(Node.Folder, "issuer");
        IssueCertificateRequest request = new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Content = Licences.Content(Agency, Suite.Es256),
        };
        IssueCertificateResponse answer =
            await issuers.Issuance.IssueCertificateAsync(request, cancellationToken: stop);
        return DocumentReader.Read(await Anchored.DocumentAsync(issuers.Issuance, answer.Certificate.Number, stop));
    }

    /// <summary>What the npm packages say of the status of certificates.</summary>
    internal Task<JsonNode> AskForeignVerifiersAsync(IEnumerable<CertificateDocument> documents) =>
        AskAsync(documents, "genuine");

    /// <summary>What they say when somebody in between clears every entry of the lists.</summary>
    internal Task<JsonNode> AskOverForgerAsync(IEnumerable<CertificateDocument> documents) =>
        AskAsync(documents, "forged");

    private async Task<JsonNode> AskAsync(IEnumerable<CertificateDocument> documents, string lists)
    {
        JsonObject request = new()
        {
            ["public"] = PublicAddress,
            ["actual"] = Plain.ToString().TrimEnd('/'),
            ["did"] = $"did:web:status.gansu.example:status-lists:{Segment}",
            ["forged"] = lists == "forged",
            ["compact"] = new JsonArray([.. documents
                .Select(document => JsonValue.Create(SdJwtExport.Export(document, Core.Suites.Suite.ES256)))]),
        };
        return JsonNode.Parse(await NodeScript.RunAsync(
            "status-lists.mjs", request.ToJsonString(), "Certs.Server.Tests/StatusLists"))!;
    }

    private async Task StartAsync() => Node = await NodeProcess.StartAsync(
        62, _folder.File("62"), _folder.File("62"),
        [
            "--Keys:Iterations=1000", "--Anchoring:GatherTime=00:00:00.1", "--Anchoring:SendInterval=00:00:00.1",
            $"--StatusLists:PublicAddress={PublicAddress}",
        ],
        TestContext.Current.CancellationToken);
}
