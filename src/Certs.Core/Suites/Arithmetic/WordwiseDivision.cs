using System.Runtime.CompilerServices;

namespace Certs.Core.Suites.Arithmetic;

/// <summary><see cref="IModulus.Divide"/> for primes whose multiples are added word by word.</summary>
/// <typeparam name="TModulus">The prime.</typeparam>
internal static class WordwiseDivision<TModulus>
    where TModulus : struct, IFoldingModulus
{
    /// <inheritdoc cref="IModulus.Divide"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word256 Of(
        ulong t0, ulong t1, ulong t2, ulong t3, ulong t4, ulong t5, ulong t6, ulong t7)
    {
        Word256 fold = TModulus.Fold(t0);
        t1 = Wide.AddCarry(t1, fold.W0, 0, out ulong carry);
        t2 = Wide.AddCarry(t2, fold.W1, carry, out carry);
        t3 = Wide.AddCarry(t3, fold.W2, carry, out carry);
        t4 = Wide.AddCarry(t4, fold.W3, carry, out ulong top);

        fold = TModulus.Fold(t1);
        t2 = Wide.AddCarry(t2, fold.W0, 0, out carry);
        t3 = Wide.AddCarry(t3, fold.W1, carry, out carry);
        t4 = Wide.AddCarry(t4, fold.W2, carry, out carry);
        t5 = Wide.Add3(t5, fold.W3, carry, top, out top);

        fold = TModulus.Fold(t2);
        t3 = Wide.AddCarry(t3, fold.W0, 0, out carry);
        t4 = Wide.AddCarry(t4, fold.W1, carry, out carry);
        t5 = Wide.AddCarry(t5, fold.W2, carry, out carry);
        t6 = Wide.Add3(t6, fold.W3, carry, top, out top);

        fold = TModulus.Fold(t3);
        t4 = Wide.AddCarry(t4, fold.W0, 0, out carry);
        t5 = Wide.AddCarry(t5, fold.W1, carry, out carry);
        t6 = Wide.AddCarry(t6, fold.W2, carry, out carry);
        t7 = Wide.Add3(t7, fold.W3, carry, top, out top);
        return Montgomery<TModulus>.Less(t4, t5, t6, t7, top);
    }
}
