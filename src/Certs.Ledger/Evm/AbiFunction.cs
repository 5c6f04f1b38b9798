using Certs.Core.Evm;

namespace Certs.Ledger.Evm;

/// <summary>A function of a contract: how to call it and how to read its answer.</summary>
public sealed class AbiFunction
{
    private readonly byte[] _selector;

    /// <summary>Reads a signature.</summary>
    /// <param name="signature">Canonical, such as <c>wordOf(uint32,bytes32)</c>.</param>
    /// <param name="result">
    /// The type of the result as a tuple, such as <c>(uint256)</c>; <c>()</c> for none.
    /// </param>
    /// <exception cref="FormatException">A type is unknown.</exception>
    public AbiFunction(string signature, string result = "()")
    {
        ArgumentNullException.ThrowIfNull(signature);
        int parenthesis = signature.IndexOf('(', StringComparison.Ordinal);
        Inputs = AbiType.Parse(signature[parenthesis..]).Components;
        Outputs = AbiType.Parse(result).Components;
        Signature = $"{signature[..parenthesis]}({string.Join(',', Inputs)})";
        _selector = Keccak256.Hash(System.Text.Encoding.ASCII.GetBytes(Signature)).ToArray()[..4];
    }

    /// <summary>The canonical signature.</summary>
    public string Signature { get; }

    /// <summary>The types of the arguments.</summary>
    public IReadOnlyList<AbiType> Inputs { get; }

    /// <summary>The types of the results.</summary>
    public IReadOnlyList<AbiType> Outputs { get; }

    /// <summary>The first four bytes of the Keccak-256 of the signature.</summary>
    public ReadOnlySpan<byte> Selector => _selector;

    /// <summary>The data of a call.</summary>
    /// <exception cref="ArgumentException">An argument does not fit.</exception>
    public byte[] EncodeCall(params IReadOnlyList<object> arguments) =>
        [.. _selector, .. AbiEncoder.Encode(Inputs, arguments)];

    /// <summary>Reads the answer of a call.</summary>
    /// <exception cref="AbiException">Not an answer of this function.</exception>
    public object[] DecodeResult(ReadOnlySpan<byte> data) => AbiDecoder.Decode(Outputs, data);
}
