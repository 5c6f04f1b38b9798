using System.Formats.Asn1;
using Certs.Core.Seals;
using Certs.Testing.Seals;
using Xunit;

namespace Certs.Core.Tests.Seals;

public sealed class SealReaderTests
{
    private static readonly DateTimeOffset SealedAt = new(2026, 7, 1, 8, 0, 0, TimeSpan.Zero);

    public static TheoryData<SealGeneration> Generations => [.. Enum.GetValues<SealGeneration>()];

    [Theory]
    [MemberData(nameof(Generations))]
    public void What_the_maker_wrote_is_what_is_read(SealGeneration generation)
    {
        SealMaker maker = new() { Generation = generation };

        AppliedSeal applied = SealReader.Read(maker.Apply("data"u8, SealedAt));

        ElectronicSeal seal = applied.Seal;
        Assert.Equal(
            (generation, maker.Id, maker.Name, "certs-test", 1),
            (seal.Generation, seal.Id, seal.Name, seal.Vendor, seal.Kind));
        Assert.Equal(
            (maker.Created, maker.ValidFrom, maker.ValidUntil),
            (seal.Created, seal.ValidFrom, seal.ValidUntil));
        Assert.Equal(("png", 42, 42), (seal.Picture.Type, seal.Picture.WidthMm, seal.Picture.HeightMm));
        Assert.Equal([maker.SignerDer], seal.Signers.Entries.Select(entry => entry.ToArray()));
        Assert.Equal(maker.MakerDer, seal.MadeBy.Certificate.ToArray());
        Assert.Equal(maker.SignerDer, applied.AppliedBy.Certificate.ToArray());
        Assert.Equal(
            (SealedAt, "payload", false),
            (applied.SealedAt, applied.DataDescription, applied.HasTimeStamp));
    }

    [Fact]
    public void What_is_signed_are_the_received_bytes()
    {
        byte[] der = new SealMaker().Apply("data"u8, SealedAt);

        AppliedSeal applied = SealReader.Read(der);

        Assert.True(der.AsSpan().Overlaps(applied.AppliedBy.Covered.Span));
        Assert.True(der.AsSpan().Overlaps(applied.Seal.MadeBy.Covered.Span));
    }

    [Fact]
    public void A_header_version_below_five_is_the_fourth_generation_and_above_is_unknown()
    {
        SealMaker maker = new();

        Assert.Equal(SealGeneration.V4, Read(maker with { HeaderVersion = 3 }).Seal.Generation);
        Assert.Equal(SealGeneration.V5, Read(maker with { HeaderVersion = 5 }).Seal.Generation);
        Refused(SealFormatRule.Unsupported, (maker with { HeaderVersion = 6 }).Apply("data"u8, SealedAt));
    }

    [Fact]
    public void A_name_that_could_fool_a_reader_is_refused()
    {
        SealMaker maker = new();

        Refused(SealFormatRule.Malformed, (maker with { Name = "章\u202e反" }).Apply("data"u8, SealedAt));
        Refused(SealFormatRule.Malformed, (maker with { Name = "章\u001b[2J" }).Apply("data"u8, SealedAt));
        Refused(SealFormatRule.Malformed, (maker with { Id = "62\u001b[2J" }).Apply("data"u8, SealedAt));
    }

    [Fact]
    public void Limits_hold()
    {
        SealMaker maker = new();
        byte[][] many = [.. Enumerable.Range(0, SealLimits.Signers + 1).Select(_ => new byte[1])];

        Refused(SealFormatRule.TooLarge, new byte[SealLimits.Bytes + 1]);
        Refused(SealFormatRule.TooLarge, (maker with { Listed = many }).Apply("data"u8, SealedAt));
        Refused(
            SealFormatRule.TooLarge,
            (maker with { Listed = [new byte[SealLimits.CertificateBytes + 1]] }).Apply("data"u8, SealedAt));
        SealMaker longest = maker with { Id = new string('1', SealLimits.Text) };
        Assert.Equal(SealLimits.Text, Read(longest).Seal.Id.Length);
        Refused(
            SealFormatRule.TooLarge, (longest with { Id = longest.Id + '1' }).Apply("data"u8, SealedAt));
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public void Every_truncation_and_every_appended_byte_is_refused(SealGeneration generation)
    {
        byte[] der = new SealMaker { Generation = generation }.Apply("data"u8, SealedAt);

        for (int length = 0; length < der.Length; length++)
        {
            Assert.IsType<SealReading.Unreadable>(SealReading.Of(der.AsMemory(0, length)));
        }

        Refused(SealFormatRule.Malformed, [.. der, 0]);
    }

    [Fact]
    public void Indefinite_lengths_and_other_BER_are_refused()
    {
        byte[] der = new SealMaker().Apply("data"u8, SealedAt);
        byte[] indefinite = [0x30, 0x80, .. der.AsSpan(4), 0x00, 0x00];

        Refused(SealFormatRule.Malformed, indefinite);
    }

    [Fact]
    public void Deep_nesting_and_endless_identifiers_end_quickly()
    {
        AsnWriter deep = new(AsnEncodingRules.DER);
        Stack<AsnWriter.Scope> scopes = new();
        for (int depth = 0; depth < 5_000; depth++)
        {
            scopes.Push(deep.PushSequence());
        }

        while (scopes.TryPop(out AsnWriter.Scope scope))
        {
            scope.Dispose();
        }

        byte[] nested = deep.Encode();
        byte[] identifier =
        [
            0x30, 0x82, 0x9c, 0x44, 0x06, 0x82, 0x9c, 0x40, .. Enumerable.Repeat((byte)0x81, 39_999), 0x01,
        ];

        Assert.IsType<SealReading.Unreadable>(SealReading.Of(nested));
        Assert.IsType<SealReading.Unreadable>(SealReading.Of(identifier));
        Assert.Throws<SealFormatException>(() => SealCertificateReader.Read(identifier.AsMemory(0, 8_000)));
    }

    private static AppliedSeal Read(SealMaker maker) => SealReader.Read(maker.Apply("data"u8, SealedAt));

    private static void Refused(SealFormatRule rule, byte[] der) =>
        Assert.Equal(rule, Assert.IsType<SealReading.Unreadable>(SealReading.Of(der)).Rule);
}
