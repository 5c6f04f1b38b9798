using Certs.Core.Evm;
using Certs.Core.Proofs;

namespace Certs.Testing.Chain;

/// <summary>Validators whose keys the tests hold, in the order of their addresses.</summary>
public sealed class TestValidators : IDisposable
{
    private TestValidators(IEnumerable<Secp256k1Key> keys) =>
        Keys = [.. keys.OrderBy(key => key.Address.ToLowerHex(), StringComparer.Ordinal)];

    public IReadOnlyList<Secp256k1Key> Keys { get; }

    public IReadOnlyList<Address> Addresses => [.. Keys.Select(key => key.Address)];

    public ValidatorSet Set => new(Addresses);

    /// <summary>So many validators, the same ones for the same numbers.</summary>
    public static TestValidators Make(int count, int from = 0) => new(Enumerable.Range(from, count)
        .Select(number => Secp256k1Key.FromBytes(Keccak256.Hash(BitConverter.GetBytes(number)).ToArray())));

    public void Dispose()
    {
        foreach (Secp256k1Key key in Keys)
        {
            key.Dispose();
        }
    }
}
