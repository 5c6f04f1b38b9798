using Certs.Core.Suites;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Certs.Core.Tests.Suites;

// Keys come from outside: whatever they are, they are taken or refused, and nothing else happens.
public sealed class KeyFuzzTests
{
    public static TheoryData<Suite> AllSuites() => [.. SuiteTable.All.Select(info => info.Suite)];

    [Theory]
    [MemberData(nameof(AllSuites))]
    public void Any_damaged_public_key_is_refused_or_taken_in_its_one_encoding(Suite suite)
    {
        byte[] spki = SuiteKeys.Of(suite).Public.Spki.ToArray();

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500),
            Prop.ForAll(Damaged(spki), damaged => IsRefusedOrTakenAsItIs(suite, damaged)));
    }

    [Theory]
    [MemberData(nameof(AllSuites))]
    public void Any_damaged_private_key_is_refused_or_signs_for_its_public_half(Suite suite)
    {
        byte[] pkcs8 = SuiteKeys.Of(suite).ExportPkcs8();

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(40),
            Prop.ForAll(Damaged(pkcs8), damaged => IsRefusedOrSigns(suite, damaged)));
    }

    [Theory]
    [MemberData(nameof(AllSuites))]
    public void Random_bytes_are_no_key(Suite suite)
    {
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll<byte[]>(bytes => TestKeys.RefusalOf(suite, bytes) == KeyRefusal.Malformed));
    }

    // One to three bytes are changed, or the end is cut off, or bytes follow.
    private static Arbitrary<byte[]> Damaged(byte[] good)
    {
        Gen<(int Place, byte Value)> change =
            Gen.Choose(0, good.Length - 1).Zip(Gen.Choose(0, 255), (place, value) => (place, (byte)value));
        Gen<byte[]> changed =
            Gen.Choose(1, 3).SelectMany(change.ArrayOf).Select(changes => With(good, changes));
        Gen<byte[]> cut = Gen.Choose(0, good.Length - 1).Select(length => good[..length]);
        Gen<byte[]> longer = Gen.Choose(0, 255).Select(value => (byte[])[.. good, (byte)value]);
        return Gen.Frequency((8, changed), (1, cut), (1, longer)).ToArbitrary();
    }

    private static byte[] With(byte[] good, (int Place, byte Value)[] changes)
    {
        byte[] changed = [.. good];
        foreach ((int place, byte value) in changes)
        {
            changed[place] = value;
        }

        return changed;
    }

    private static bool IsRefusedOrTakenAsItIs(Suite suite, byte[] spki)
    {
        try
        {
            return VerificationKey.Import(suite, spki).Spki.Span.SequenceEqual(spki);
        }
        catch (KeyRefusedException)
        {
            return true;
        }
    }

    private static bool IsRefusedOrSigns(Suite suite, byte[] pkcs8)
    {
        try
        {
            using SigningKey key = SigningKey.Import(suite, pkcs8);
            return key.Public.Verify([1], key.Sign([1]));
        }
        catch (KeyRefusedException)
        {
            return true;
        }
    }
}
