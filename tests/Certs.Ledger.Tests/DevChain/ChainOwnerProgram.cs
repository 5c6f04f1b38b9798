using System.Runtime.CompilerServices;
using Certs.Ledger.DevChain;

namespace Certs.Ledger.Tests.DevChain;

/// <summary>
/// This test program run as another process that owns a development chain, to be killed by a test.
/// </summary>
internal static class ChainOwnerProgram
{
    public const string Variable = "CERTS_TEST_CHAIN_OWNER";

    // Before the test runner starts: with the variable set, this process is no test run.
    [ModuleInitializer]
    internal static void RunInsteadOfTests()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } dataFolder)
        {
            return;
        }

        using CancellationTokenSource never = new();
        _ = Certs.Ledger.DevChain.DevChain.OpenAsync(
            new DevChainOptions { DataFolder = dataFolder }, null, never.Token).GetAwaiter().GetResult();
        Console.WriteLine("ready");
        never.Token.WaitHandle.WaitOne(TimeSpan.FromMinutes(2));
        Environment.Exit(0);
    }
}
