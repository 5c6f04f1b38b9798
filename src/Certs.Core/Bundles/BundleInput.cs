using Certs.Core.Documents;

namespace Certs.Core.Bundles;

/// <summary>Reads the compact form: every length is checked against its limit and against what is there.</summary>
internal sealed class BundleInput(ReadOnlyMemory<byte> bytes, string name = "bundle")
{
    private int _position;

    /// <summary>One byte that is 0 or 1.</summary>
    public bool Flag() => Byte() switch
    {
        0 => false,
        1 => true,
        _ => throw Refuse(FormatRule.BadValue),
    };

    /// <summary>One byte.</summary>
    public byte Byte() => Raw(1).Span[0];

    /// <summary>So many bytes, a slice of the input.</summary>
    public ReadOnlyMemory<byte> Raw(int length)
    {
        if (length > bytes.Length - _position)
        {
            throw Refuse(FormatRule.MissingMember);
        }

        _position += length;
        return bytes.Slice(_position - length, length);
    }

    /// <summary>A number in its shortest form, within a bound.</summary>
    public int Number(int most)
    {
        uint value = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            byte next = Byte();
            if (shift == 28 && next > 0x07)
            {
                throw Refuse(FormatRule.IntegerOutOfRange);
            }

            value |= (uint)(next & 0x7f) << shift;
            if (next <= 0x7f)
            {
                return next == 0 && shift > 0 ? throw Refuse(FormatRule.NotCanonical)
                    : value > most ? throw Refuse(FormatRule.TooMany)
                    : (int)value;
            }
        }

        throw Refuse(FormatRule.IntegerOutOfRange);
    }

    /// <summary>A number of at most 53 bits in its shortest form, within a bound.</summary>
    public long Long(long most)
    {
        long value = 0;
        for (int shift = 0; shift < 56; shift += 7)
        {
            byte next = Byte();
            value |= (long)(next & 0x7f) << shift;
            if (next <= 0x7f)
            {
                return next == 0 && shift > 0 ? throw Refuse(FormatRule.NotCanonical)
                    : value > most ? throw Refuse(FormatRule.IntegerOutOfRange)
                    : value;
            }
        }

        throw Refuse(FormatRule.IntegerOutOfRange);
    }

    /// <summary>Bytes with their number before them.</summary>
    public ReadOnlyMemory<byte> Bytes(int most) => Raw(Number(most));

    /// <summary>The nodes of a proof.</summary>
    public byte[][] Nodes() => Many(BundleLimits.Nodes, from => from.Bytes(BundleLimits.NodeBytes).ToArray());

    /// <summary>A list with its length before it.</summary>
    public T[] Many<T>(int most, Func<BundleInput, T> read)
    {
        T[] items = new T[Number(most)];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = read(this);
        }

        return items;
    }

    /// <summary>Refuses anything that is left.</summary>
    public void End()
    {
        if (_position != bytes.Length)
        {
            throw Refuse(FormatRule.UnknownMember);
        }
    }

    /// <summary>The error for a broken rule, at this place.</summary>
    public DocumentFormatException Refuse(FormatRule rule) => new(rule, $"{name} byte {_position}");
}
