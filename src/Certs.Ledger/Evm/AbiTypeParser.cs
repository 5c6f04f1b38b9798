using System.Globalization;

namespace Certs.Ledger.Evm;

/// <summary>Reads type names of the Solidity contract ABI.</summary>
internal static class AbiTypeParser
{
    private const int MaximumDepth = 16;
    private const int MaximumFixedLength = 65_536;

    public static AbiType Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int at = 0;
        AbiType type = ReadType(text, ref at, 0);
        return at == text.Length ? type : throw Unknown(text);
    }

    private static AbiType ReadType(string text, ref int at, int depth)
    {
        if (depth > MaximumDepth)
        {
            throw new FormatException($"A type is nested more than {MaximumDepth} deep.");
        }

        AbiType type = at < text.Length && text[at] == '('
            ? ReadTuple(text, ref at, depth)
            : ReadElementary(text, ref at);
        while (at < text.Length && text[at] == '[')
        {
            type = AbiType.ArrayOf(type, ReadLength(text, ref at));
        }

        return type;
    }

    private static AbiType ReadTuple(string text, ref int at, int depth)
    {
        at++;
        List<AbiType> components = [];
        while (at < text.Length && text[at] != ')')
        {
            components.Add(ReadType(text, ref at, depth + 1));
            if (at < text.Length && text[at] == ',' && at + 1 < text.Length && text[at + 1] != ')')
            {
                at++;
            }
            else if (at >= text.Length || text[at] != ')')
            {
                throw Unknown(text);
            }
        }

        if (at >= text.Length)
        {
            throw Unknown(text);
        }

        at++;
        return AbiType.TupleOf(components);
    }

    private static int? ReadLength(string text, ref int at)
    {
        int end = text.IndexOf(']', at);
        if (end < 0)
        {
            throw Unknown(text);
        }

        string digits = text[(at + 1)..end];
        at = end + 1;
        if (digits.Length == 0)
        {
            return null;
        }

        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int length)
            && length <= MaximumFixedLength ? length : throw Unknown(text);
    }

    private static AbiType ReadElementary(string text, ref int at)
    {
        int start = at;
        while (at < text.Length && char.IsAsciiLetterOrDigit(text[at]))
        {
            at++;
        }

        string name = text[start..at];
        return name switch
        {
            "address" => AbiType.Elementary(AbiKind.Address),
            "bool" => AbiType.Elementary(AbiKind.Boolean),
            "bytes" => AbiType.Elementary(AbiKind.Bytes),
            "string" => AbiType.Elementary(AbiKind.Text),
            "uint" => AbiType.Elementary(AbiKind.NaturalNumber, 256),
            "int" => AbiType.Elementary(AbiKind.WholeNumber, 256),
            _ when name.StartsWith("uint", StringComparison.Ordinal) => Integer(
                AbiKind.NaturalNumber, name[4..]),
            _ when name.StartsWith("int", StringComparison.Ordinal) => Integer(
                AbiKind.WholeNumber, name[3..]),
            _ when name.StartsWith("bytes", StringComparison.Ordinal) =>
                AbiType.Elementary(AbiKind.FixedBytes, Number(name[5..], 1, 32)),
            _ => throw Unknown(name),
        };
    }

    private static AbiType Integer(AbiKind kind, string digits)
    {
        int bits = Number(digits, 8, 256);
        return bits % 8 == 0 ? AbiType.Elementary(kind, bits) : throw Unknown(digits);
    }

    private static int Number(string digits, int least, int most) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
        && value >= least && value <= most && digits[0] != '0' ? value : throw Unknown(digits);

    private static FormatException Unknown(string text) =>
        new($"'{text}' is not a type of the contract ABI.");
}
