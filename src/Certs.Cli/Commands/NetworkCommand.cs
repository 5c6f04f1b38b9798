using System.CommandLine;
using Certs.Cli.Network;
using Certs.Core.Evm;
using Certs.Ledger;
using Certs.Ledger.DevChain;
using Certs.Ledger.Evm;

namespace Certs.Cli.Commands;

/// <summary><c>certs network account|deploy</c>: what a consortium needs on a chain that others run.</summary>
internal static class NetworkCommand
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(30);

    public static Command Create() =>
        new("network", "Found a consortium on a chain. 在联盟链上建立联盟。") { Account(), Deploy() };

    private static Command Account()
    {
        Argument<string> file = new("file") { Description = "The key file; made with a random key when it is missing." };
        Command command = new("account", "Make a chain account, or show the address of one that is there.") { file };
        command.SetAction(parsed =>
        {
            using Secp256k1Key key = Load(parsed.GetValue(file)!, AccountFile.LoadOrCreate);
            Console.WriteLine(key.Address);
            return ExitCode.Accept;
        });
        return command;
    }

    private static Command Deploy()
    {
        Option<string> node = new("--node") { Description = "JSON-RPC address of a node of the chain.", Required = true };
        Option<string> members = new("--members") { Description = "The list of founding provinces.", Required = true };
        Option<string> deployer = new("--deployer")
        {
            Description = "Key file of an account that creates the contracts and does nothing else.",
            Required = true,
        };
        Option<string> output = new("--out")
        {
            Description = "The network file to write.",
            DefaultValueFactory = _ => "network.json",
        };
        Command command = new("deploy", "Create the contracts and write the network file; repeat it when it is cut off.")
        {
            node, members, deployer, output,
        };
        command.SetAction((parsed, stop) => DeployAsync(
            Address(parsed.GetValue(node)!), parsed.GetValue(members)!, parsed.GetValue(deployer)!, parsed.GetValue(output)!, stop));
        return command;
    }

    private static async Task<int> DeployAsync(
        Uri address, string members, string deployer, string output, CancellationToken stop)
    {
        IReadOnlyList<ConsortiumMember> founders = MembersFile.Read(members);
        using Secp256k1Key key = Load(deployer, AccountFile.Load);
        using EthNode node = new(address, AnswerLimit);
        try
        {
            NetworkFile network = await new DeployNetwork(node, output, new Lines()).RunAsync(founders, key, stop);
            Console.WriteLine($"{network.ChainName} {Path.GetFullPath(output)}");
            return ExitCode.Accept;
        }
        catch (LedgerUnavailableException trouble)
        {
            await Console.Error.WriteLineAsync($"{trouble.Message} Repeat the command: it goes on where it ended.");
            return ExitCode.Unavailable;
        }
    }

    private static Uri Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is ("http" or "https")
            ? address
            : throw new UsageException($"'{text}' is no address such as http://10.0.0.5:8545.");

    private static Secp256k1Key Load(string path, Func<string, Secp256k1Key> load)
    {
        try
        {
            return load(path);
        }
        catch (IOException missing)
        {
            throw new UsageException(missing.Message);
        }
        catch (FormatException wrong)
        {
            throw new UsageException(wrong.Message);
        }
    }

    // Progress<T> would report on another thread, after the last line.
    private sealed class Lines : IProgress<string>
    {
        public void Report(string value) => Console.WriteLine(value);
    }
}
