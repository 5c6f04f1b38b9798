using System.Buffers;

namespace Certs.Core.Bundles;

/// <summary>Bytes of a bundle's compact form: numbers as unsigned LEB128, texts with their length before them.</summary>
internal sealed class BundleOutput
{
    private readonly ArrayBufferWriter<byte> _bytes = new(8192);

    /// <summary>A copy of what is written.</summary>
    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    /// <summary>Bytes as they are.</summary>
    public void Raw(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    /// <summary>One byte.</summary>
    public void Byte(int value) => _bytes.Write([(byte)value]);

    /// <summary>A number of 31 bits, low seven bits first.</summary>
    public void Number(int value) => Long((uint)value);

    /// <summary>A number, 0 or more, low seven bits first.</summary>
    public void Long(long value)
    {
        ulong rest = (ulong)value;
        while (rest > 0x7f)
        {
            Byte((int)((rest & 0x7f) | 0x80));
            rest >>= 7;
        }

        Byte((int)rest);
    }

    /// <summary>Bytes with their number before them.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Number(bytes.Length);
        Raw(bytes);
    }

    /// <summary>The nodes of a proof.</summary>
    public void Nodes(IReadOnlyList<byte[]> nodes) => Many(nodes, (to, node) => to.Bytes(node));

    /// <summary>A list with its length before it.</summary>
    public void Many<T>(IReadOnlyList<T> items, Action<BundleOutput, T> write)
    {
        Number(items.Count);
        foreach (T item in items)
        {
            write(this, item);
        }
    }
}
