using System.Globalization;

namespace Certs.Ledger.DevChain;

/// <summary>Where the development chain keeps its things.</summary>
public sealed class DevChainFolder
{
    private const UnixFileMode OwnerOnly =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The places below a data folder; made when they are first written to.</summary>
    public DevChainFolder(string dataFolder)
    {
        Root = Path.Combine(Path.GetFullPath(dataFolder), "chain");
        Tools = Path.Combine(Path.GetFullPath(dataFolder), "tools");
    }

    /// <summary>The chain's own folder.</summary>
    public string Root { get; }

    /// <summary>Where anvil is installed.</summary>
    public string Tools { get; }

    /// <summary>What the chain must be: <see cref="NetworkFile"/>.</summary>
    public string Network => Path.Combine(Root, "network.json");

    /// <summary>Where the node answers at the moment: <see cref="NodeFile"/>.</summary>
    public string Node => Path.Combine(Root, "node.json");

    /// <summary>Held by the process that runs the node.</summary>
    public string Lock => Path.Combine(Root, "owner.lock");

    /// <summary>Anvil's scratch files.</summary>
    public string Cache => Path.Combine(Root, "cache");

    private string Accounts => Path.Combine(Root, "accounts");

    /// <summary>
    /// The key file of a province's admin account, which writes its agencies, keys and rules.
    /// </summary>
    public string Admin(ushort province) => Account($"{Text(province)}-admin");

    /// <summary>The key file of a province's operator account, which anchors and changes status.</summary>
    public string Operator(ushort province) => Account($"{Text(province)}-operator");

    /// <summary>The key file of the account that deployed the contracts.</summary>
    public string Deployer => Account("deployer");

    /// <summary>Makes the folders; what has keys in it is closed to everybody else.</summary>
    internal void Create()
    {
        Directory.CreateDirectory(Root);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Accounts);
        }
        else
        {
            Directory.CreateDirectory(Accounts, OwnerOnly);
        }
    }

    private static string Text(ushort province) => province.ToString(CultureInfo.InvariantCulture);

    private string Account(string name) => Path.Combine(Accounts, name + ".key");
}
