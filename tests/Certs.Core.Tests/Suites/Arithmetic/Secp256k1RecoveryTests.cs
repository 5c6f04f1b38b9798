using Certs.Core.Evm;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Certs.Core.Tests.Suites.Arithmetic;

/// <summary>The own arithmetic recovers what libcrypto signed with, and nothing from what is no signature.</summary>
public sealed class Secp256k1RecoveryTests
{
    [Fact]
    public void The_signer_of_any_hash_is_recovered_and_no_other_parity_gives_it()
    {
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            byte[] bytes = new byte[64];
            new Random(seed).NextBytes(bytes);
            using Secp256k1Key key = Secp256k1Key.FromBytes(Keccak256.Hash(bytes.AsSpan(0, 32)).ToArray());
            Hash32 hash = new(bytes.AsSpan(32));
            RecoverableSignature signature = key.Sign(hash);
            return Secp256k1.RecoverAddress(hash, signature) == key.Address
                && Secp256k1.RecoverAddress(
                    hash, signature with { YParity = (byte)(signature.YParity ^ 1) }) != key.Address;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Hashes_of_zero_and_of_all_ones_and_the_smallest_keys_are_recovered()
    {
        foreach (byte number in (byte[])[1, 2, 3, 15, 16, 17])
        {
            byte[] secret = new byte[32];
            secret[31] = number;
            using Secp256k1Key key = Secp256k1Key.FromBytes(secret);
            foreach (byte fill in (byte[])[0x00, 0x01, 0xff])
            {
                Hash32 hash = new([.. Enumerable.Repeat(fill, 32)]);

                Assert.Equal(key.Address, Secp256k1.RecoverAddress(hash, key.Sign(hash)));
            }
        }
    }

    [Fact]
    public void About_half_of_all_numbers_are_no_x_of_the_curve_and_recover_nothing()
    {
        Hash32 hash = Keccak256.Hash([1]);
        Hash32 s = new([.. Enumerable.Repeat((byte)3, 32)]);

        int none = Enumerable.Range(1, 400).Count(number => Secp256k1.RecoverAddress(
            hash, new RecoverableSignature(Keccak256.Hash(BitConverter.GetBytes(number)), s, 0)) is null);

        Assert.InRange(none, 150, 250);
    }
}
