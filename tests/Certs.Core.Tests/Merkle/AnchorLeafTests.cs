using Certs.Core.Merkle;
using Certs.Core.Suites;
using Xunit;

namespace Certs.Core.Tests.Merkle;

public sealed class AnchorLeafTests
{
    private static readonly byte[] Payload = "{\"number\":\"1\"}"u8.ToArray();
    private static readonly AnchoredSignature ByP256 = Signature(Suite.ES256, 1);
    private static readonly AnchoredSignature BySm2 = Signature(Suite.SM2, 2);

    // The preimage, byte by byte, hashed by the platform.
    [Fact]
    public void The_leaf_is_the_hash_of_its_parts_in_their_order()
    {
        byte[] expected = System.Security.Cryptography.SHA256.HashData(
        [
            0x00,
            .. "certs/leaf/1"u8,
            .. System.Security.Cryptography.SHA256.HashData(Payload),
            .. Hashing.Sm3(Payload),
            0x02,
            0x00, 0x01, .. ByP256.Digest.Span,
            0x00, 0x06, .. BySm2.Digest.Span,
        ]);

        byte[] leaf = AnchorLeaf.Compute(Payload, [ByP256, BySm2]);

        Assert.Equal(expected, leaf);
    }

    [Fact]
    public void The_order_in_which_signatures_are_given_does_not_matter()
    {
        Assert.Equal(
            AnchorLeaf.Compute(Payload, [ByP256, BySm2]), AnchorLeaf.Compute(Payload, [BySm2, ByP256]));
    }

    [Fact]
    public void The_payload_may_be_given_by_its_hashes()
    {
        byte[] leaf = AnchorLeaf.Compute(Hashing.Sha256(Payload), Hashing.Sm3(Payload), [BySm2]);

        Assert.Equal(AnchorLeaf.Compute(Payload, [BySm2]), leaf);
    }

    [Fact]
    public void A_signature_is_bound_together_with_what_it_signs()
    {
        AnchoredSignature signature = AnchoredSignature.Of(Suite.SM2, "aGVhZA.Ym9keQ"u8, "c2ln"u8);

        Assert.Equal(
            System.Security.Cryptography.SHA256.HashData("aGVhZA.Ym9keQ.c2ln"u8), signature.Digest.ToArray());
    }

    [Fact]
    public void Whatever_differs_makes_another_leaf()
    {
        byte[][] leaves =
        [
            AnchorLeaf.Compute(Payload, [ByP256, BySm2]),
            AnchorLeaf.Compute([.. Payload, 0], [ByP256, BySm2]),
            AnchorLeaf.Compute(Payload, [ByP256]),
            AnchorLeaf.Compute(Payload, [BySm2]),
            AnchorLeaf.Compute(Payload, [ByP256 with { Suite = Suite.ES384 }, BySm2]),
            AnchorLeaf.Compute(
                Payload, [ByP256 with { Digest = BySm2.Digest }, BySm2 with { Digest = ByP256.Digest }]),
            AnchorLeaf.Compute(Hashing.Sm3(Payload), Hashing.Sha256(Payload), [ByP256, BySm2]),
        ];

        Assert.Equal(leaves.Length, leaves.DistinctBy(Convert.ToHexString).Count());
    }

    [Fact]
    public void A_document_without_signatures_or_with_impossible_ones_is_a_defect_of_the_caller()
    {
        AnchoredSignature[][] impossible =
        [
            [],
            [BySm2, BySm2],
            [BySm2, BySm2 with { Digest = ByP256.Digest }],
            [BySm2 with { Suite = 0 }],
            [BySm2 with { Suite = (Suite)7 }],
            [BySm2 with { Digest = new byte[31] }],
        ];

        Assert.All(impossible, signatures =>
            Assert.Throws<ArgumentException>(() => AnchorLeaf.Compute(Payload, signatures)));
        Assert.Throws<ArgumentException>(() => AnchorLeaf.Compute(new byte[31], new byte[32], [BySm2]));
        Assert.Throws<ArgumentException>(() => AnchorLeaf.Compute(new byte[32], new byte[33], [BySm2]));
    }

    private static AnchoredSignature Signature(Suite suite, byte number) =>
        AnchoredSignature.Of(suite, Payload, [number]);
}
