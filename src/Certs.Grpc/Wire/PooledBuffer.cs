using System.Buffers;

namespace Grpc.Wire;

/// <summary>Bytes gathered in an array out of the shared pool: a buffer writer, and a stream for
/// compressors.</summary>
internal sealed class PooledBuffer : Stream, IBufferWriter<byte>
{
    private const int SmallestSize = 1024;
    private byte[] _array;
    private int _length;

    /// <summary>Makes an empty buffer.</summary>
    /// <param name="sizeHint">How many bytes are expected.</param>
    internal PooledBuffer(int sizeHint = SmallestSize) =>
        _array = ArrayPool<byte>.Shared.Rent(Math.Max(sizeHint, SmallestSize));

    /// <summary>The bytes so far; valid until the next write or the end.</summary>
    internal ReadOnlyMemory<byte> Written => _array.AsMemory(0, _length);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    /// <summary>Forgets the bytes and keeps the array.</summary>
    internal void Clear() => _length = 0;

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(_array.Length - _length));
        _length += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        MakeRoom(Math.Max(1, sizeHint));
        return _array.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        MakeRoom(Math.Max(1, sizeHint));
        return _array.AsSpan(_length);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        buffer.CopyTo(GetSpan(buffer.Length));
        Advance(buffer.Length);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && _array.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_array);
            _array = [];
            _length = 0;
        }

        base.Dispose(disposing);
    }

    private void MakeRoom(int count)
    {
        if (_array.Length - _length >= count)
        {
            return;
        }

        ObjectDisposedException.ThrowIf(_array.Length == 0, this);
        int doubled = (int)Math.Min(_array.Length * 2L, Array.MaxLength);
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_length + count, doubled));
        _array.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_array);
        _array = larger;
    }
}
