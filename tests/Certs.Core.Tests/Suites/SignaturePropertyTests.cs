using Certs.Core.Suites;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Certs.Core.Tests.Suites;

public sealed class SignaturePropertyTests
{
    public static TheoryData<Suite> AllSuites() => [.. SuiteTable.All.Select(info => info.Suite)];

    [Theory]
    [MemberData(nameof(AllSuites))]
    public void Whatever_is_signed_verifies_and_nothing_else_does(Suite suite)
    {
        SigningKey key = SuiteKeys.Of(suite);

        bool VerifiesAlone(byte[] data, byte[] other)
        {
            byte[] signature = key.Sign(data);
            return key.Public.Verify(data, signature)
                && key.Public.Verify(other, signature) == data.AsSpan().SequenceEqual(other);
        }

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll<byte[], byte[]>(VerifiesAlone));
    }

    [Theory]
    [MemberData(nameof(AllSuites))]
    public void Every_changed_bit_of_a_signature_is_noticed(Suite suite)
    {
        SigningKey key = SuiteKeys.Of(suite);
        byte[] data = "one licence"u8.ToArray();
        byte[] signature = key.Sign(data);

        int[] unnoticed =
        [
            .. Enumerable.Range(0, 8 * signature.Length)
                .Where(bit => key.Public.Verify(data, WithChangedBit(signature, bit))),
        ];

        Assert.Empty(unnoticed);
    }

    [Theory]
    [MemberData(nameof(AllSuites))]
    public void Every_changed_bit_of_the_data_is_noticed(Suite suite)
    {
        SigningKey key = SuiteKeys.Of(suite);
        byte[] data = "one licence, of which every bit counts"u8.ToArray();
        byte[] signature = key.Sign(data);

        int[] unnoticed =
        [
            .. Enumerable.Range(0, 8 * data.Length)
                .Where(bit => key.Public.Verify(WithChangedBit(data, bit), signature)),
        ];

        Assert.Empty(unnoticed);
    }

    // Random bytes of every length around the right one.
    [Theory]
    [MemberData(nameof(AllSuites))]
    public void Random_bytes_are_no_signature(Suite suite)
    {
        SigningKey key = SuiteKeys.Of(suite);
        Gen<byte[]> candidates = Gen.Choose(0, key.SignatureLength + 2)
            .SelectMany(length => Gen.Choose(0, 255).Select(number => (byte)number).ArrayOf(length));

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(200),
            Prop.ForAll(candidates.ToArbitrary(), candidate => !key.Public.Verify([1, 2, 3], candidate)));
    }

    private static byte[] WithChangedBit(byte[] bytes, int bit)
    {
        byte[] changed = [.. bytes];
        changed[bit / 8] ^= (byte)(1 << (bit % 8));
        return changed;
    }
}
