using Certs.Core.Evm;
using Certs.Core.Suites.Arithmetic;
using Certs.Core.Suites.Arithmetic.Lanes;
using Xunit;

namespace Certs.Core.Tests.Suites.Arithmetic.Lanes;

/// <summary>Many signatures at once give what each gives alone, whatever the others are.</summary>
public sealed class RecoveryLanesTests
{
    [Fact]
    public void Signers_of_one_hash_are_recovered_in_batches_of_any_size()
    {
        Random random = new(31);
        for (int size = 0; size <= 33; size++)
        {
            Hash32 hash = Any(random);
            Secp256k1Key[] keys = [.. Enumerable.Range(0, size).Select(_ => Secp256k1Key.Create())];

            IReadOnlyList<Address?> signers =
                Secp256k1.RecoverAddresses(hash, [.. keys.Select(key => key.Sign(hash))]);

            Assert.Equal(keys.Select(key => (Address?)key.Address), signers);
        }
    }

    [Fact]
    public void A_bad_signature_is_nobodys_and_leaves_the_others_theirs()
    {
        Hash32 hash = Keccak256.Hash([7]);
        using Secp256k1Key key = Secp256k1Key.Create();
        RecoverableSignature good = key.Sign(hash);
        Hash32 order = new(Secp256k1.Order);
        RecoverableSignature[] bad =
        [
            good with { R = default }, good with { S = default }, good with { R = order },
            good with { S = order }, good with { YParity = 2 }, good with { R = NoX() },
        ];
        RecoverableSignature[] mixed = [.. bad.SelectMany(one => new[] { good, one })];

        IReadOnlyList<Address?> signers = Secp256k1.RecoverAddresses(hash, mixed);

        Assert.Equal(mixed.Select(one => one == good ? (Address?)key.Address : null), signers);
    }

    // Any numbers are a signature of somebody, for half of all r.
    [Fact]
    public void Lanes_and_single_equations_have_the_same_solutions()
    {
        Random random = new(32);
        for (int round = 0; round < 300; round++)
        {
            RecoveryEquation[] equations =
                [.. Enumerable.Range(0, 8).Select(_ => Any(random, random.Next(2) == 0))];
            byte[]?[] keys = new byte[]?[8];

            RecoveryLanes.Solve(equations, keys);

            Assert.Equal(equations.Select(equation => equation.Solve()), keys);
        }
    }

    // Small multiples of the generator as nonce points: on the way equal and opposite points meet, or the key
    // is infinity.
    [Fact]
    public void Points_that_meet_on_the_way_are_summed_rightly()
    {
        GeneratorTable<Secp256k1Prime> table = new(Secp256k1Recovery.Generator);
        int[] scalars = [.. Enumerable.Range(-9, 19)];
        foreach (int multiple in (int[])[1, 2, 3, 5, 7, 15])
        {
            JacobianPoint<Secp256k1Prime> point = default;
            table.AddTo(ref point, OddScalar.Of<Secp256k1Order>(Scalar(multiple)));
            Word256 x = Montgomery<Secp256k1Prime>.Multiply(
                AffinePoints<Secp256k1Prime>.From([point])[0].X, new Word256(1, 0, 0, 0));
            foreach (int ofNonce in scalars)
            {
                RecoveryEquation[] equations = [.. scalars.Select(ofGenerator => new RecoveryEquation(
                    x, ofGenerator & 1, Scalar(ofNonce), Scalar(ofGenerator)))];
                byte[]?[] keys = new byte[]?[equations.Length];
                for (int at = 0; at < keys.Length; at += LimbShape.Lanes)
                {
                    int count = Math.Min(LimbShape.Lanes, keys.Length - at);
                    RecoveryLanes.Solve(equations.AsSpan(at, count), keys.AsSpan(at, count));
                }

                Assert.Equal(equations.Select(equation => equation.Solve()), keys);
            }
        }
    }

    private static Word256 Scalar(int number) => Montgomery<Secp256k1Order>.Subtract(
        new((ulong)Math.Max(number, 0), 0, 0, 0), new((ulong)Math.Max(-number, 0), 0, 0, 0));

    private static RecoveryEquation Any(Random random, bool isEdge) => new(
        Edge(random, isEdge), random.Next(2), Edge(random, isEdge), Edge(random, isEdge));

    private static Word256 Edge(Random random, bool isEdge) => isEdge
        ? Scalar(random.Next(-9, 9))
        : Montgomery<Secp256k1Order>.Reduce(Word256.Read(Any(random).ToArray()));

    private static Hash32 NoX() => Enumerable.Range(1, 100)
        .Select(number => Keccak256.Hash([(byte)number]))
        .First(x => Secp256k1.RecoverPublicKey(
            Keccak256.Hash([7]), new RecoverableSignature(x, new([.. Enumerable.Repeat((byte)3, 32)]), 0)) is null);

    private static Hash32 Any(Random random)
    {
        byte[] bytes = new byte[32];
        random.NextBytes(bytes);
        return new Hash32(bytes);
    }
}
