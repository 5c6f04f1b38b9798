using System.Text.RegularExpressions;
using Xunit;

namespace Certs.Grpc.Tests.Interop;

/// <summary>gRPC's official interop client, every case it has, from Debian's <c>ruby-grpc</c>.</summary>
public sealed partial class RubyClientTests(InteropHost host) : IClassFixture<InteropHost>
{
    private static readonly string[] PlainCases =
    [
        "cancel_after_begin", "cancel_after_first_response", "client_compressed_streaming",
        "client_compressed_unary", "client_streaming", "custom_metadata", "empty_stream", "empty_unary",
        "large_unary", "ping_pong", "server_streaming", "status_code_and_message",
        "timeout_on_sleeping_server", "unimplemented_method", "unimplemented_service",
    ];

    // These send credentials with each call, which C core does over TLS only.
    private static readonly string[] CredentialCases =
    [
        "compute_engine_creds", "jwt_token_creds", "oauth2_auth_token", "per_rpc_creds",
        "service_account_creds",
    ];

    // Not a case of its own: it runs the others over one channel that does not compress, so its
    // client_compressed_* fail against every server that looks, and its credential cases have no credentials.
    private static readonly string[] NotACase = ["all"];

    public static TheoryData<string, Channel> Cases => new MatrixTheoryData<string, Channel>(
        PlainCases, [Channel.Plaintext, Channel.Tls]);

    public static TheoryData<string> CasesWithCredentials => [.. CredentialCases];

    [Fact]
    public async Task Every_case_of_the_client_is_called()
    {
        ForeignCommand client = new("ruby", await ForeignTools.RubyInteropClientAsync());

        ForeignRun help = await ForeignClient.RunAsync(client.With("--help"));

        string[] offered = CaseList().Match(help.MustSucceed().Output).Groups[1].Value.Split(',');
        Assert.Equal([.. PlainCases, .. CredentialCases, .. NotACase], offered.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_official_client_passes(string name, Channel channel)
    {
        ForeignCommand client = await ClientAsync(name, channel);

        ForeignRun run = await ForeignClient.RunAsync(client);

        Assert.Contains($"OK: {name}", run.MustSucceed().Output);
    }

    [Theory]
    [MemberData(nameof(CasesWithCredentials))]
    public async Task The_official_client_passes_with_credentials(string name)
    {
        ForeignCommand client = WithCredentials(await ClientAsync(name, Channel.Tls), name);

        ForeignRun run = await ForeignClient.RunAsync(client);

        Assert.Contains($"OK: {name}", run.MustSucceed().Output);
        Assert.DoesNotContain("NOT RUN", run.Output);
    }

    [GeneratedRegex(@"--test_case CODE.*?\(([a-z0-9_,]+)\)", RegexOptions.Singleline)]
    private static partial Regex CaseList();

    private async Task<ForeignCommand> ClientAsync(string name, Channel channel)
    {
        Uri address = host.Address(channel);
        ForeignCommand client = new(
            "ruby",
            "-r", TestFolders.Script("google_stand_in.rb"),
            await ForeignTools.RubyInteropClientAsync(),
            "--server_host", address.Host,
            "--server_port", $"{address.Port}",
            "--use_tls", channel == Channel.Tls ? "true" : "false",
            "--use_test_ca", "false",
            "--test_case", name);
        Dictionary<string, string> environment = new()
        {
            ["GRPC_DEFAULT_SSL_ROOTS_FILE_PATH"] = host.AuthorityFile,
            ["TOKEN_ISSUER"] = host.Address(Channel.Http1).ToString().TrimEnd('/'),
            ["HOME"] = host.Folder,
        };
        return client with { Environment = environment };
    }

    private ForeignCommand WithCredentials(ForeignCommand client, string name)
    {
        bool isComputeEngine = name == "compute_engine_creds";
        string keyFile = isComputeEngine ? "" : host.ServiceAccountKeyFile;
        string[] scope = name == "jwt_token_creds" ? [] : ["--oauth_scope", TokenIssuer.Scope];
        return client.With([.. scope, "--default_service_account", TokenIssuer.Account]) with
        {
            Environment = new Dictionary<string, string>(client.Environment)
            {
                ["GOOGLE_APPLICATION_CREDENTIALS"] = keyFile,
            },
        };
    }
}
