using System.Collections;
using System.Text;

namespace Grpc.Core;

/// <summary>Names and values that travel beside the messages, as headers or trailers, in their
/// order.</summary>
/// <remarks>A name may occur more than once. Not safe for several threads that change it.</remarks>
public sealed class Metadata : IList<Metadata.Entry>
{
    /// <summary>What the name of a binary entry ends with.</summary>
    public const string BinaryHeaderSuffix = "-bin";

    /// <summary>Metadata without entries that cannot be changed.</summary>
    public static readonly Metadata Empty = new() { IsReadOnly = true };

    private readonly List<Entry> _entries = [];

    /// <summary>Number of entries.</summary>
    public int Count => _entries.Count;

    /// <summary>Whether changes are refused.</summary>
    public bool IsReadOnly { get; private init; }

    /// <summary>The entry at a place.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    public Entry this[int index]
    {
        get => _entries[index];
        set
        {
            RequireWritable();
            _entries[index] = value;
        }
    }

    /// <summary>The last entry of a name, or null.</summary>
    /// <param name="key">The name; case does not matter.</param>
    public Entry? Get(string key) =>
        _entries.FindLast(entry => string.Equals(entry.Key, key, StringComparison.OrdinalIgnoreCase));

    /// <summary>The text of the last entry of a name, or null.</summary>
    /// <exception cref="InvalidOperationException">The entry is binary.</exception>
    /// <param name="key">The name; case does not matter.</param>
    public string? GetValue(string key) => Get(key)?.Value;

    /// <summary>The bytes of the last entry of a name, or null.</summary>
    /// <param name="key">The name; case does not matter.</param>
    public byte[]? GetValueBytes(string key) => Get(key)?.ValueBytes;

    /// <summary>All entries of a name, in their order.</summary>
    /// <param name="key">The name; case does not matter.</param>
    public IEnumerable<Entry> GetAll(string key) =>
        _entries.Where(entry => string.Equals(entry.Key, key, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc />
    public void Add(Entry item)
    {
        ArgumentNullException.ThrowIfNull(item);
        RequireWritable();
        _entries.Add(item);
    }

    /// <summary>Adds a text entry.</summary>
    /// <param name="key">The name; it does not end with <c>-bin</c>.</param>
    /// <param name="value">The text; ASCII.</param>
    public void Add(string key, string value) => Add(new Entry(key, value));

    /// <summary>Adds a binary entry.</summary>
    /// <param name="key">The name; it ends with <c>-bin</c>.</param>
    /// <param name="valueBytes">The bytes; copied.</param>
    public void Add(string key, byte[] valueBytes) => Add(new Entry(key, valueBytes));

    /// <inheritdoc />
    public int IndexOf(Entry item) => _entries.IndexOf(item);

    /// <inheritdoc />
    public void Insert(int index, Entry item)
    {
        ArgumentNullException.ThrowIfNull(item);
        RequireWritable();
        _entries.Insert(index, item);
    }

    /// <inheritdoc />
    public void RemoveAt(int index)
    {
        RequireWritable();
        _entries.RemoveAt(index);
    }

    /// <inheritdoc />
    public void Clear()
    {
        RequireWritable();
        _entries.Clear();
    }

    /// <inheritdoc />
    public bool Contains(Entry item) => _entries.Contains(item);

    /// <inheritdoc />
    public void CopyTo(Entry[] array, int arrayIndex) => _entries.CopyTo(array, arrayIndex);

    /// <inheritdoc />
    public bool Remove(Entry item)
    {
        RequireWritable();
        return _entries.Remove(item);
    }

    /// <inheritdoc />
    public IEnumerator<Entry> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void RequireWritable()
    {
        if (IsReadOnly)
        {
            throw new InvalidOperationException("This metadata is read only.");
        }
    }

    /// <summary>One name with its value.</summary>
    public sealed class Entry
    {
        private readonly string? _text;
        private readonly byte[]? _bytes;

        /// <summary>Makes a binary entry.</summary>
        /// <param name="key">The name; it ends with <c>-bin</c>; letters become lower case.</param>
        /// <param name="valueBytes">The bytes; copied.</param>
        /// <exception cref="ArgumentException">The name is not one of a binary entry.</exception>
        public Entry(string key, byte[] valueBytes)
        {
            Key = Normalize(key);
            if (!IsBinary)
            {
                throw new ArgumentException("The name of a binary entry ends with -bin.", nameof(key));
            }

            ArgumentNullException.ThrowIfNull(valueBytes);
            _bytes = (byte[])valueBytes.Clone();
        }

        /// <summary>Makes a text entry.</summary>
        /// <param name="key">The name; it does not end with <c>-bin</c>; letters become lower case.</param>
        /// <param name="value">The text; ASCII.</param>
        /// <exception cref="ArgumentException">The name is not one of a text entry.</exception>
        public Entry(string key, string value)
        {
            Key = Normalize(key);
            if (IsBinary)
            {
                throw new ArgumentException("The name of a text entry does not end with -bin.", nameof(key));
            }

            _text = value ?? throw new ArgumentNullException(nameof(value));
        }

        /// <summary>The name in lower case.</summary>
        public string Key { get; }

        /// <summary>The value: the bytes, or the text as ASCII. A copy each time.</summary>
        public byte[] ValueBytes => _bytes is null ? Encoding.ASCII.GetBytes(_text!) : (byte[])_bytes.Clone();

        /// <summary>The text.</summary>
        /// <exception cref="InvalidOperationException">The entry is binary.</exception>
        public string Value =>
            _text ?? throw new InvalidOperationException("The text of a binary entry was asked for.");

        /// <summary>Whether the value is bytes rather than text: the name says so.</summary>
        public bool IsBinary => Key.EndsWith(BinaryHeaderSuffix, StringComparison.Ordinal);

        /// <inheritdoc />
        public override string ToString() => IsBinary
            ? $"[Entry: key={Key}, valueBytes={Convert.ToHexString(_bytes!)}]"
            : $"[Entry: key={Key}, value={_text}]";

        // Header-Name of the protocol: 1*( %x30-39 / %x61-7A / "_" / "-" / "."), written in lower case.
        private static string Normalize(string key)
        {
            ArgumentException.ThrowIfNullOrEmpty(key);
            string lower = key.ToLowerInvariant();
            foreach (char c in lower)
            {
                if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('_' or '-' or '.'))
                {
                    throw new ArgumentException($"'{key}' is not a metadata name.", nameof(key));
                }
            }

            return lower;
        }
    }
}
