using Certs.Ledger.DevChain;

namespace Certs.Testing.Chain;

/// <summary>
/// Points the product's search for anvil at the one that <c>npm ci</c> put beside the tests.
/// </summary>
public static class TestAnvil
{
    public static void Use()
    {
        if (Environment.GetEnvironmentVariable(AnvilBinary.Variable) is { Length: > 0 })
        {
            return;
        }

        string program = Path.Combine(TestsFolder(), "node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil");
        if (!File.Exists(program))
        {
            throw new InvalidOperationException("anvil is missing: run `npm ci` in the folder tests.");
        }

        Environment.SetEnvironmentVariable(AnvilBinary.Variable, program);
    }

    public static string TestsFolder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Certs.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(
            folder?.FullName
                ?? throw new InvalidOperationException("Certs.sln is in no folder above."), "tests");
    }
}
