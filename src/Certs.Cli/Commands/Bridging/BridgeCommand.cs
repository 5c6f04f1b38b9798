using System.CommandLine;

namespace Certs.Cli.Commands.Bridging;

/// <summary><c>certs bridge request|all|withdraw|inspect</c>: statements for provinces that do not know an algorithm.</summary>
internal static class BridgeCommand
{
    public static Command Create() => new(
        "bridge", "Bridge statements: recognised without a new application. 互认桥接声明：持证人无需重新申办。")
    {
        BridgeRequestCommand.Create(), BridgeAllCommand.Create(), BridgeWithdrawCommand.Create(),
        BridgeInspectCommand.Create(),
    };

    /// <summary>The option that names the relying province.</summary>
    public static Option<int> For() =>
        new("--for") { Description = "The relying province, such as 33.", Required = true };

    /// <summary>The province that was named.</summary>
    /// <exception cref="UsageException">There is no such province.</exception>
    public static uint ToProvince(int code) => Values.Province("--for", code);
}
