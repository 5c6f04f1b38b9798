using Certs.Core.Bundles;

namespace Certs.Core.Tests.Bundles;

/// <summary>Bundles of any shape; what they hold proves nothing.</summary>
internal static class RandomBundles
{
    public static Bundle Make(Random random) => new()
    {
        Document = Bytes(random, 300),
        HandOvers = Many(random, 3, one => new HandOverEvidence(
            Bytes(one, 90), Many(one, 3, vote => (ReadOnlyMemory<byte>)Bytes(vote, 90)))),
        Inclusion = Inclusion(random),
        Statements = Many(random, 3, one => new StatementEvidence(
            one.Next(2) == 0 ? null : (ReadOnlyMemory<byte>)Bytes(one, 60), Inclusion(one))),
        Status = random.Next(4) == 0 ? null : new StatusEvidence(
            Bytes(random, 90), Nodes(random), Many(random, 3, one => new StatusSlot(
                Nodes(one), Many(one, 3, word => new EarlierStatus(Hash(word), Hash(word)))))),
    };

    private static AnchorEvidence? Inclusion(Random random) => random.Next(3) == 0
        ? null
        : new AnchorEvidence(Bytes(random, 90), random.Next(), Nodes(random));

    private static byte[][] Nodes(Random random) => Many(random, 4, one => Bytes(one, 50));

    private static T[] Many<T>(Random random, int most, Func<Random, T> make) =>
        [.. Enumerable.Range(0, random.Next(most)).Select(_ => make(random))];

    private static Hash32 Hash(Random random)
    {
        byte[] bytes = new byte[32];
        random.NextBytes(bytes);
        return new Hash32(bytes);
    }

    private static byte[] Bytes(Random random, int most)
    {
        byte[] bytes = new byte[random.Next(most)];
        random.NextBytes(bytes);
        return bytes;
    }
}
