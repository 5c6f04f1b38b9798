using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Certs.Core.Suites;
using Certs.Server.Hosting;
using Certs.Testing.Chain;
using Xunit;

namespace Certs.Server.Tests.Hosting;

/// <summary>
/// A start that fails says in one line what, why and what to do, and tells the shell by a fixed number.
/// </summary>
public sealed class StartFailureTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public StartFailureTests() => TestAnvil.Use();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_port_that_another_program_has_is_named_and_ends_with_69()
    {
        using Socket taken = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        taken.Listen();
        string port = ((IPEndPoint)taken.LocalEndPoint!).Port.ToString(CultureInfo.InvariantCulture);

        FailingStart start = await FailingStart.RunAsync(Settings($"--Node:PlainPort={port}"));

        AssertSays(start, StartFailure.Unavailable, port, "Node:PlainPort");
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_named_and_ends_with_74()
    {
        File.WriteAllText(_folder.File("node"), "");

        FailingStart start = await FailingStart.RunAsync(Settings());

        AssertSays(start, StartFailure.InputOutput, _folder.File("node"), "Node:DataFolder");
    }

    [Fact]
    public async Task A_store_that_is_no_database_is_named_and_ends_with_74()
    {
        Directory.CreateDirectory(_folder.File("node"));
        File.WriteAllText(_folder.File("node/certs.db"), new string('x', 100_000));

        FailingStart start = await FailingStart.RunAsync(Settings());

        AssertSays(start, StartFailure.InputOutput, "store", "backup");
    }

    [Fact]
    public async Task A_store_that_another_service_has_ends_with_69()
    {
        Directory.CreateDirectory(_folder.File("node"));
        using FileStream held = new(
            _folder.File("node/certs.db.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        FailingStart start = await FailingStart.RunAsync(Settings());

        AssertSays(start, StartFailure.Unavailable, "certs.db.lock", "Another service");
    }

    [Fact]
    public async Task A_development_chain_that_cannot_be_had_says_what_to_install_and_ends_with_69()
    {
        FailingStart start = await FailingStart.RunAsync(Settings(), anvil: _folder.File("no-such-anvil"));

        AssertSays(start, StartFailure.Unavailable, "anvil", "CERTS_ANVIL");
    }

    [Fact]
    public async Task A_network_file_that_is_none_ends_with_78()
    {
        File.WriteAllText(_folder.File("network.json"), "{}");

        FailingStart start = await FailingStart.RunAsync(Settings(
            $"--Node:NetworkFile={_folder.File("network.json")}", "--Node:ChainNodes:0=http://127.0.0.1:1"));

        AssertSays(start, SettingsCheck.ExitCode, "network.json");
    }

    [Fact]
    public void A_library_that_computes_wrongly_ends_with_70_and_is_not_called_a_defect_of_the_service()
    {
        StartFailure failure = StartFailure.Of(
            new SuiteSelfTestException("SM2", "another signature came out."));

        Assert.Equal(StartFailure.Internal, failure.ExitCode);
        Assert.Contains("SM2", failure.Line, StringComparison.Ordinal);
        Assert.False(failure.IsDefect);
    }

    [Fact]
    public void What_nobody_thought_of_ends_with_70_and_is_shown_in_full()
    {
        StringWriter errors = new();

        int exitCode = StartFailure.Tell(new InvalidOperationException("Never seen."), errors);

        Assert.Equal(StartFailure.Internal, exitCode);
        Assert.Contains("InvalidOperationException", errors.ToString(), StringComparison.Ordinal);
    }

    private static void AssertSays(FailingStart start, int exitCode, params string[] words)
    {
        Assert.Equal(exitCode, start.ExitCode);
        Assert.DoesNotContain(
            start.Errors, line => line.TrimStart().StartsWith("at ", StringComparison.Ordinal));
        foreach (string word in words)
        {
            Assert.Contains(word, start.Errors[^1], StringComparison.Ordinal);
        }
    }

    private IEnumerable<string> Settings(params string[] further) =>
    [
        $"--Node:DataFolder={_folder.File("node")}", $"--Node:DevChainFolder={_folder.File("shared")}",
        "--Node:PlainPort=0", "--Node:TlsPort=0", "--Keys:Iterations=1000",
        "--Node:EndWithStandardInput=true", .. further,
    ];
}
