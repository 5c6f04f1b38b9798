using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using Certs.Core.Registry;
using Certs.Core.StatusLists;
using Xunit;

namespace Certs.Core.Tests.StatusLists;

public sealed class StatusListTests
{
    [Fact]
    public void Entries_stand_in_the_bytes_as_in_the_example_of_the_draft()
    {
        // draft-ietf-oauth-status-list §4.1, the example with two bits.
        byte[] statuses = [1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3];
        StatusList list = new();

        for (int index = 0; index < statuses.Length; index++)
        {
            list[index] = (ListedStatus)statuses[index];
        }

        Assert.Equal("C944F900", Convert.ToHexString(list.Packed[..4]));
        Assert.Equal(statuses, Enumerable.Range(0, statuses.Length).Select(index => (byte)list[index]));
    }

    [Fact]
    public void A_list_has_all_its_entries_before_anything_is_in_it()
    {
        StatusList list = new();

        byte[] bits = Unzip(list.ToBitstring(StatusPurpose.Revocation));

        Assert.Equal((32 << 10, 16 << 10), (list.Packed.Length, bits.Length));
        Assert.True(StatusList.Size >= 131_072);
    }

    [Theory]
    [InlineData(CertificateState.Active, false, false)]
    [InlineData(CertificateState.Suspended, false, true)]
    [InlineData(CertificateState.Superseded, true, false)]
    [InlineData(CertificateState.Revoked, true, false)]
    [InlineData(CertificateState.Cancelled, true, false)]
    public void A_state_sets_the_bit_of_its_purpose_and_of_no_other(CertificateState state, bool hasEnded, bool isHeld)
    {
        const int index = 77_777;
        StatusList list = new() { [index] = ListedStatuses.Of(state) };

        byte[] ended = Unzip(list.ToBitstring(StatusPurpose.Revocation));
        byte[] held = Unzip(list.ToBitstring(StatusPurpose.Suspension));

        // From the left, as the W3C counts.
        byte expected = 0x80 >> (index % 8);
        Assert.Equal((hasEnded ? expected : 0, isHeld ? expected : 0), (ended[index / 8], held[index / 8]));
        Assert.Equal(1, ended.Count(one => one != 0) + held.Count(one => one != 0) + (state == CertificateState.Active ? 1 : 0));
    }

    [Fact]
    public void The_order_of_a_list_is_a_permutation_that_repeats_with_its_secret_only()
    {
        byte[] secret = SHA256.HashData([1]);

        int[] order = EntryOrder.Of(secret);

        Assert.Equal(order, EntryOrder.Of(secret));
        Assert.NotEqual(order, EntryOrder.Of(SHA256.HashData([2])));
        Assert.Equal(Enumerable.Range(0, StatusList.Size), order.Order());
    }

    [Fact]
    public void Decoys_change_only_what_no_certificate_has_and_as_certificates_do()
    {
        byte[] secret = SHA256.HashData([3]);
        int[] order = EntryOrder.Of(secret);
        DateTimeOffset opened = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        HashSet<int> certificates = [.. order.Take(EntryOrder.Certificates)];
        Dictionary<int, ListedStatus> before = [];
        List<int> counts = [];

        for (int day = 0; day <= 360; day += 30)
        {
            StatusList list = new();
            Decoys.Apply(list, order, secret, opened, opened.AddDays(day), 4);
            Dictionary<int, ListedStatus> now = Enumerable.Range(0, StatusList.Size)
                .Where(index => list[index] != ListedStatus.Valid)
                .ToDictionary(index => index, index => list[index]);
            Assert.Empty(now.Keys.Intersect(certificates));
            Assert.All(
                before.Where(one => one.Value != ListedStatus.Suspended),
                one => Assert.Equal(one.Value, now[one.Key]));
            before = now;
            counts.Add(now.Count);
        }

        // Four a day for 90 days before the list is opened, less those whose hold is over.
        Assert.InRange(counts[0], 250, 400);
        Assert.InRange(counts[^1] - counts[0], 800, 1_500);
        Assert.Contains(ListedStatus.Suspended, before.Values);
    }

    private static byte[] Unzip(string multibase)
    {
        Assert.Equal('u', multibase[0]);
        using GZipStream gzip = new(
            new MemoryStream(Base64Url.DecodeFromChars(multibase.AsSpan(1))), CompressionMode.Decompress);
        using MemoryStream bytes = new();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }
}
