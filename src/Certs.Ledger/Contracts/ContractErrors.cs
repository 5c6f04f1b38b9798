using System.Globalization;
using Certs.Core.Evm;
using Certs.Ledger.Evm;

namespace Certs.Ledger.Contracts;

/// <summary>Puts into words what a contract that reverted said.</summary>
internal static class ContractErrors
{
    private static readonly Lazy<Dictionary<uint, AbiFunction>> Known = new(() => ContractArtifact.Names
        .SelectMany(name => ContractArtifact.Load(name).Errors)
        .Distinct()
        .Select(signature => new AbiFunction(signature))
        .ToDictionary(error => Number(error.Selector)));

    /// <summary>The error's name; null when the contract said nothing that is known here.</summary>
    public static string? Name(byte[]? revertData) => Find(revertData) is { } error
        ? error.Signature[..error.Signature.IndexOf('(', StringComparison.Ordinal)]
        : null;

    /// <summary>The error's arguments as texts; empty when the contract said nothing that is known here.</summary>
    public static IReadOnlyList<string> Arguments(byte[]? revertData) => Find(revertData) is { } error
        ? [.. AbiDecoder.Decode(error.Inputs, revertData.AsSpan(4)).Select(Text)]
        : [];

    /// <summary>The error with its arguments, for people.</summary>
    public static string Describe(byte[]? revertData)
    {
        if (Find(revertData) is null)
        {
            return revertData is null or [] ? "the contract gave no reason" : HexBytes.Encode(revertData);
        }

        return $"{Name(revertData)}({string.Join(", ", Arguments(revertData))})";
    }

    private static AbiFunction? Find(byte[]? revertData) => revertData is { Length: >= 4 }
        ? Known.Value.GetValueOrDefault(Number(revertData))
        : null;

    private static uint Number(ReadOnlySpan<byte> selector) =>
        System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(selector);

    private static string Text(object argument) => argument switch
    {
        byte[] bytes => HexBytes.Encode(bytes),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => argument.ToString() ?? "",
    };
}
