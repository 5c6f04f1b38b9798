using System.Text.Json;
using Certs.Core.Evm;
using Certs.Ledger.Evm;

namespace Certs.Ledger.Contracts;

/// <summary>A contract as it was compiled: embedded from <c>contracts/artifacts</c>.</summary>
public sealed class ContractArtifact
{
    private ContractArtifact(string name, byte[] creationCode, IReadOnlyList<string> functions,
        IReadOnlyList<string> events, IReadOnlyList<string> errors)
    {
        Name = name;
        CreationCode = creationCode;
        Functions = functions;
        Events = events;
        Errors = errors;
    }

    /// <summary>The contracts in the order in which they are deployed.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "Consortium", "SuiteRegistry", "IssuerRegistry", "RecognitionRegistry", "AnchorRegistry",
        "StatusRegistry",
    ];

    /// <summary>The contract's name.</summary>
    public string Name { get; }

    /// <summary>The code that creates it; the constructor's arguments follow it.</summary>
    public ReadOnlyMemory<byte> CreationCode { get; }

    /// <summary>The canonical signatures of its functions.</summary>
    public IReadOnlyList<string> Functions { get; }

    /// <summary>Its events as <see cref="AbiEvent"/> reads them.</summary>
    public IReadOnlyList<string> Events { get; }

    /// <summary>The canonical signatures of its errors.</summary>
    public IReadOnlyList<string> Errors { get; }

    /// <summary>Reads the embedded artifact of a contract.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static ContractArtifact Load(string name)
    {
        using Stream? stream =
            typeof(ContractArtifact).Assembly.GetManifestResourceStream(
                $"Certs.Ledger.Artifacts.{name}.json");
        using JsonDocument json = JsonDocument.Parse(
            stream ?? throw new ArgumentException($"There is no contract {name}.", nameof(name)));
        JsonElement abi = json.RootElement.GetProperty("abi");
        return new ContractArtifact(
            name, HexBytes.Decode(json.RootElement.Text("bytecode")), Members(abi, "function"),
            Members(abi, "event"),
            Members(abi, "error"));
    }

    private static string[] Members(JsonElement abi, string kind) =>
    [
        .. abi.EnumerateArray()
            .Where(member => member.Text("type") == kind)
            .Select(
                member => $"{member.Text("name")}({string.Join(',', member.List("inputs").Select(Input))})"),
    ];

    private static string Input(JsonElement input)
    {
        bool isIndexed = input.TryGetProperty("indexed", out JsonElement indexed) && indexed.GetBoolean();
        return isIndexed ? Type(input) + " indexed" : Type(input);
    }

    private static string Type(JsonElement input)
    {
        string type = input.Text("type");
        return type.StartsWith("tuple", StringComparison.Ordinal)
            ? $"({string.Join(',', input.List("components").Select(Type))}){type[5..]}"
            : type;
    }
}
