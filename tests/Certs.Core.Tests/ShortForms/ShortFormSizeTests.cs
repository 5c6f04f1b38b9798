using Certs.Core.Bundles;
using Certs.Core.Documents;
using Certs.Core.Evm;
using Certs.Core.Merkle;
using Certs.Core.ShortForms;
using Certs.Core.Tests.Documents;
using Xunit;

namespace Certs.Core.Tests.ShortForms;

/// <summary>How many bytes a short form takes, of a business licence in two suites that shows every one of its fields.</summary>
public sealed class ShortFormSizeTests
{
    [Theory]
    [InlineData(1, 1, 0, 830, 950)]
    [InlineData(1_000, 2, 0, 1_200, 1_310)]
    [InlineData(1_000, 3, 0, 1_270, 1_375)]
    [InlineData(1_000, 3, 32, 1_300, ShortForm.MostBytes)]
    [InlineData(30, 5, 32, 1_200, ShortForm.MostBytes)]
    public void A_licence_fits_into_one_code(int leaves, int provinces, int statusBytes, int least, int most)
    {
        int size = ShortForm.SizeOf(Make(leaves, provinces, statusBytes > 0));

        TestContext.Current.TestOutputHelper!.WriteLine($"{leaves} leaves, {provinces} provinces, changed {statusBytes > 0}: {size} bytes");
        Assert.InRange(size, least, most);
    }

    [Fact]
    public void Sixteen_provinces_do_not_fit_and_the_size_is_told()
    {
        ShortFormException refused = Assert.Throws<ShortFormException>(() => ShortForm.Write(Make(1_000, 16, false)));

        Assert.InRange(refused.SizeBytes, 2_000, 2_300);
    }

    private static Bundle Make(int leaves, int provinces, bool isChanged)
    {
        ReadOnlyMemory<byte>[] hashes = [.. Enumerable.Range(0, leaves).Select(_ => (ReadOnlyMemory<byte>)new byte[32])];
        InclusionProof path = MerkleTree.Build(hashes).PathOf(0);
        RecoverableSignature signature = new(default, default, 0);
        DateTimeOffset time = DateTimeOffset.FromUnixTimeSeconds(1_763_769_700);
        return new Bundle
        {
            Document = DocumentWriter.WithAnchor(SampleDocuments.File(), new AnchorProof(3_000_000, path)),
            Witness = new WitnessEvidence
            {
                BlockNumber = 3_100_000,
                BlockHash = default,
                BlockTime = time,
                AnchorTime = time,
                SuiteBitmap = 0x21,
                Kind = 1,
                Status = isChanged ? new Hash32([.. Enumerable.Repeat((byte)1, 32)]) : default,
                Facts = new InclusionProof(0, 1, []),
                Signatures =
                    [.. Enumerable.Range(11, provinces).Select(one => new ProvinceSignature((ushort)one, signature))],
            },
        };
    }
}
