using System.Runtime.InteropServices;
using Certs.Core.Suites.Arithmetic;

namespace Certs.Core.Suites;

/// <summary>
/// Signatures that are verified together: those of ES256 and of SM2 eight at once where the processor can, in a fifth of
/// the time. For one thread.
/// </summary>
public sealed class SignatureBatch
{
    private readonly List<bool> _areGood = [];
    private readonly CurveBatch<P256Prime, P256Order> _p256 = new();
    private readonly CurveBatch<Sm2Prime, Sm2Order> _sm2 = new();

    /// <summary>Takes a signature to be verified; the bytes are not needed afterwards.</summary>
    /// <param name="key">The key.</param>
    /// <param name="data">As for <see cref="VerificationKey.Verify"/>.</param>
    /// <param name="signature">As for <see cref="VerificationKey.Verify"/>.</param>
    /// <returns>Where <see cref="Verify"/> gives the answer.</returns>
    public int Add(VerificationKey key, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        ArgumentNullException.ThrowIfNull(key);
        int place = _areGood.Count;
        _areGood.Add(key.Verifier switch
        {
            CurveVerifier<P256Prime, P256Order> p256 => _p256.Add(place, p256, data, signature),
            CurveVerifier<Sm2Prime, Sm2Order> sm2 => _sm2.Add(place, sm2, data, signature),
            IVerifier other => other.Verify(data, signature),
        });
        return place;
    }

    /// <summary>Whether each is a signature of its key over its data, in the order in which they were added.</summary>
    public IReadOnlyList<bool> Verify()
    {
        Span<bool> areGood = CollectionsMarshal.AsSpan(_areGood);
        _p256.Verify(areGood);
        _sm2.Verify(areGood);
        return _areGood;
    }
}
