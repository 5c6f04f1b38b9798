namespace Certs.Core.Suites.Arithmetic;

/// <summary>Multiples of a public point that may be met once or for years. Safe for many threads.</summary>
/// <remarks>
/// The table costs what about three multiples without it cost more than with it, so it is made when the key is used for
/// the third time: a window that judges one licence never pays for it.
/// </remarks>
/// <typeparam name="TField">The prime of the curve.</typeparam>
/// <param name="key">The public point.</param>
internal sealed class KeyMultiple<TField>(AffinePoint key)
    where TField : struct, IModulus
{
    private const int UsesWithoutTable = 2;

    private KeyTable<TField>? _table;
    private int _uses;

    /// <summary>scalar × key.</summary>
    public JacobianPoint<TField> Of(in Word256 scalar) => Of(scalar, Use());

    /// <summary>scalar × key.</summary>
    /// <param name="scalar">The scalar.</param>
    /// <param name="table">What <see cref="Use"/> gave for it.</param>
    public JacobianPoint<TField> Of(in Word256 scalar, KeyTable<TField>? table) =>
        table is not null ? table.Multiply(scalar) : PointMultiple<TField>.Of(key, scalar);

    /// <summary>The table for one more multiple; null while it does not pay yet.</summary>
    public KeyTable<TField>? Use()
    {
        KeyTable<TField>? table = Volatile.Read(ref _table);
        if (table is null && Interlocked.Increment(ref _uses) <= UsesWithoutTable)
        {
            return null;
        }

        // Threads that come at the same time make the same table.
        if (table is null)
        {
            table = new KeyTable<TField>(key);
            Volatile.Write(ref _table, table);
        }

        return table;
    }
}
