using System.Runtime.InteropServices;
using Certs.Core.Suites.Arithmetic.Lanes;

namespace Certs.Core.Suites.Arithmetic;

/// <summary>Signatures of keys of one curve that are verified together.</summary>
/// <typeparam name="TField">The prime of the curve.</typeparam>
/// <typeparam name="TOrder">The order of its group.</typeparam>
internal sealed class CurveBatch<TField, TOrder>
    where TField : struct, ILanesModulus
    where TOrder : struct, IModulus
{
    // Eight lanes take as long as this many signatures one at a time.
    private const int FewestForLanes = 2;

    private readonly List<(int Place, CurveVerifier<TField, TOrder> Key)> _entries = [];
    private readonly List<SignedHash> _signed = [];

    /// <summary>Takes a signature.</summary>
    /// <returns>False: it is not good, or not known yet.</returns>
    public bool Add(
        int place, CurveVerifier<TField, TOrder> key, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (key.TryRead(data, signature, out SignedHash signed))
        {
            _entries.Add((place, key));
            _signed.Add(signed);
        }

        return false;
    }

    /// <summary>Says of all that were taken whether they are good, and forgets them.</summary>
    /// <param name="areGood">Gets the answers, each at its place.</param>
    public void Verify(Span<bool> areGood)
    {
        if (_entries.Count == 0)
        {
            return;
        }

        SignatureEquation[] equations = _entries[0].Key.Equations(CollectionsMarshal.AsSpan(_signed));
        List<int> together = new(LimbShape.Lanes);
        List<(SignatureEquation Equation, KeyTable<TField> Key)> lanes = new(LimbShape.Lanes);
        for (int entry = 0; entry < equations.Length; entry++)
        {
            (int place, CurveVerifier<TField, TOrder> key) = _entries[entry];
            KeyTable<TField>? table = key.Key.Use();
            if (table is null || !LimbShape.AreFast)
            {
                areGood[place] = key.Holds(equations[entry], table);
                continue;
            }

            together.Add(entry);
            lanes.Add((equations[entry], table));
            if (lanes.Count == LimbShape.Lanes)
            {
                Decide(together, lanes, areGood);
            }
        }

        Decide(together, lanes, areGood);
        _entries.Clear();
        _signed.Clear();
    }

    // Decides what is together, and empties the lists.
    private void Decide(
        List<int> together, List<(SignatureEquation Equation, KeyTable<TField> Key)> lanes, Span<bool> areGood)
    {
        Span<bool?> hold = stackalloc bool?[LimbShape.Lanes];
        hold.Clear();
        if (lanes.Count >= FewestForLanes)
        {
            SignatureLanes<TField, TOrder>.Decide(
                CollectionsMarshal.AsSpan(lanes), _entries[together[0]].Key.Generator, hold);
        }

        for (int lane = 0; lane < lanes.Count; lane++)
        {
            (int place, CurveVerifier<TField, TOrder> key) = _entries[together[lane]];
            areGood[place] = hold[lane] ?? key.Holds(lanes[lane].Equation, lanes[lane].Key);
        }

        together.Clear();
        lanes.Clear();
    }
}
