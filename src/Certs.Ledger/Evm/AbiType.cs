namespace Certs.Ledger.Evm;

/// <summary>
/// A type of the Solidity contract ABI (specification of 0.8, "Contract ABI Specification").
/// </summary>
public sealed class AbiType
{
    private AbiType(AbiKind kind, int size, AbiType? element, int? length, IReadOnlyList<AbiType> components)
    {
        Kind = kind;
        Size = size;
        Element = element;
        Length = length;
        Components = components;
        IsDynamic = kind is AbiKind.Bytes or AbiKind.Text
            || (kind == AbiKind.Array && (length is null || (element!.IsDynamic && length > 0)))
            || components.Any(component => component.IsDynamic);
        HeadLength = IsDynamic ? 32 : StaticLength();
    }

    /// <summary>What it is.</summary>
    public AbiKind Kind { get; }

    /// <summary>Bits of an integer, bytes of a fixed byte string, otherwise 0.</summary>
    public int Size { get; }

    /// <summary>The type of an array's elements; null for other kinds.</summary>
    public AbiType? Element { get; }

    /// <summary>The number of elements of a fixed array; null for <c>T[]</c> and for other kinds.</summary>
    public int? Length { get; }

    /// <summary>The members of a tuple, otherwise none.</summary>
    public IReadOnlyList<AbiType> Components { get; }

    /// <summary>True when the head holds an offset and the value stands in the tail.</summary>
    public bool IsDynamic { get; }

    /// <summary>The bytes that a value takes in the head of what encloses it.</summary>
    public int HeadLength { get; }

    /// <summary>
    /// Reads a canonical type such as <c>uint256</c>, <c>bytes32[]</c> or <c>(uint32,bytes)[2]</c>.
    /// </summary>
    /// <exception cref="FormatException">Not a type that this code knows.</exception>
    public static AbiType Parse(string text) => AbiTypeParser.Parse(text);

    /// <summary>
    /// An elementary type with a size: an integer's bits or a fixed byte string's bytes; otherwise 0.
    /// </summary>
    internal static AbiType Elementary(AbiKind kind, int size = 0) => new(kind, size, null, null, []);

    /// <summary>The type <c>element[length]</c>, or <c>element[]</c> for null.</summary>
    internal static AbiType ArrayOf(AbiType element, int? length) =>
        new(AbiKind.Array, 0, element, length, []);

    /// <summary>The tuple of <paramref name="components"/>.</summary>
    public static AbiType TupleOf(IReadOnlyList<AbiType> components) =>
        new(AbiKind.Tuple, 0, null, null, components);

    /// <summary>The canonical spelling, the one that selectors are computed from.</summary>
    public override string ToString() => Kind switch
    {
        AbiKind.NaturalNumber => $"uint{Size}",
        AbiKind.WholeNumber => $"int{Size}",
        AbiKind.Address => "address",
        AbiKind.Boolean => "bool",
        AbiKind.FixedBytes => $"bytes{Size}",
        AbiKind.Bytes => "bytes",
        AbiKind.Text => "string",
        AbiKind.Array => $"{Element}[{Length}]",
        AbiKind.Tuple => $"({string.Join(',', Components)})",
    };

    private int StaticLength() => Kind switch
    {
        AbiKind.Array => Length!.Value * Element!.HeadLength,
        AbiKind.Tuple => Components.Sum(component => component.HeadLength),
        AbiKind.NaturalNumber or AbiKind.WholeNumber or AbiKind.Address or AbiKind.Boolean
            or AbiKind.FixedBytes or AbiKind.Bytes or AbiKind.Text => 32,
    };
}
