using System.Buffers.Text;
using System.Text;
using Certs.Core.Bridging;
using Certs.Core.Documents;
using Certs.Core.Merkle;
using Certs.Core.Suites;
using Certs.Core.Tests.Documents;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Certs.Core.Tests.Bridging;

public sealed class BridgeStatementReaderTests
{
    private static readonly string File = Encoding.UTF8.GetString(BridgeStatementWriter.Write(
        SampleStatements.Statement() with { Anchor = SampleDocuments.Anchor() }));

    private static readonly string PayloadText = File.Split('"')[3];

    private static readonly string Payload = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(PayloadText));

    [Fact]
    public void A_statement_that_was_written_reads_back_as_its_claims()
    {
        BridgeClaims claims = SampleStatements.Claims();

        BridgeStatement read = BridgeStatementReader.Read(Encoding.UTF8.GetBytes(File));

        Assert.Equal(
            claims with { Suites = read.Claims.Suites, Original = read.Claims.Original, Handle = read.Claims.Handle },
            read.Claims);
        Assert.Null(claims.Original.DifferenceTo(read.Claims.Original));
        Assert.Equal(claims.Suites, read.Claims.Suites);
        Assert.Equal(claims.Handle.ToArray(), read.Claims.Handle.ToArray());
        Assert.Equal(42, read.Anchor!.BlockNumber);
    }

    [Fact]
    public void Writing_what_was_read_gives_the_same_bytes_for_any_claims()
    {
        Prop.ForAll(AnyClaims().ToArbitrary(), AnyAnchor().ToArbitrary(), (claims, anchor) =>
        {
            DraftKey[] keys = [.. claims.Suites.Select(suite => new DraftKey(suite, SampleStatements.HashOf(7)))];
            BridgeStatement signed = PreparedStatement.Of(claims, keys).Sign(
                [.. claims.Suites.Select((_, i) => Enumerable.Repeat((byte)i, 64).ToArray())]);
            byte[] file = BridgeStatementWriter.Write(signed with { Anchor = anchor });

            BridgeStatement read = BridgeStatementReader.Read(file);

            return BridgeStatementWriter.Write(read).AsSpan().SequenceEqual(file)
                && read.ComputeLeaf() == signed.ComputeLeaf()
                && BridgeClaimsWriter.Write(read.Claims).AsSpan().SequenceEqual(signed.PayloadBytes.Span);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Theory]
    [InlineData("\"for\":33", "\"for\":99", FormatRule.BadValue, "statement.payload.for")]
    [InlineData("\"for\":33", "\"for\":\"33\"", FormatRule.WrongType, "statement.payload byte #")]
    [InlineData("\"for\":33,", "", FormatRule.MissingMember, "statement.payload.for")]
    [InlineData("\"for\":33,", "\"for\":33,\"from\":1,", FormatRule.UnknownMember, "statement.payload.handle")]
    [InlineData("\"block\":17", "\"block\":-17", FormatRule.BadValue, "statement.payload.as_of.block")]
    [InlineData("\"exp\":1795305600", "\"exp\":1763769600", FormatRule.BadValue, "statement.payload.exp")]
    [InlineData("\"iat\":1763769600", "\"iat\":1763769600.0", FormatRule.NumberNotInteger, "statement.payload byte #")]
    [InlineData("[\"SM2\"]}", "[]}", FormatRule.BadValue, "statement.payload.suites")]
    [InlineData("[\"ES256\",\"SM2\"]", "[\"ES256\"]", FormatRule.SuiteOrder, "signatures[1]")]
    [InlineData("[\"ES256\",\"SM2\"]", "[\"ES256\",\"SM9\"]", FormatRule.UnknownSuite, "statement.payload.suites")]
    [InlineData("agency:62:2", "agency:62:02", FormatRule.BadValue, "statement.payload.iss")]
    [InlineData(",\"vct\"", ", \"vct\"", FormatRule.NotCanonical, "statement.payload byte #")]
    public void A_payload_that_breaks_a_rule_is_refused_by_that_rule(
        string good, string bad, FormatRule rule, string path)
    {
        Assert.Contains(good, Payload, StringComparison.Ordinal);
        byte[] changed = WithPayload(Payload.Replace(good, bad, StringComparison.Ordinal));

        DocumentFormatException refusal =
            Assert.Throws<DocumentFormatException>(() => BridgeStatementReader.Read(changed));

        Assert.Equal(rule, refusal.Rule);
        Assert.StartsWith(path.TrimEnd('#'), refusal.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_does_not_read_as_a_statement_nor_a_statement_as_a_certificate()
    {
        byte[] certificate = SampleDocuments.File();
        byte[] statement = BridgeStatementWriter.Write(SampleStatements.Statement());

        Assert.NotNull(FormatAssert.RuleBrokenBy(() => BridgeStatementReader.Read(certificate)));
        Assert.NotNull(FormatAssert.RuleBrokenBy(() => DocumentReader.Read(statement)));
    }

    [Fact]
    public void A_protected_header_with_the_type_of_a_certificate_is_refused()
    {
        string file = File.Replace(
            Encoding.ASCII.GetString(
                ProtectedHeader.Encode(Suite.ES256, SampleStatements.HashOf(5), ProtectedHeader.StatementType)),
            Encoding.ASCII.GetString(
                ProtectedHeader.Encode(Suite.ES256, SampleStatements.HashOf(5), ProtectedHeader.CertificateType)),
            StringComparison.Ordinal);

        FormatAssert.Refuses(
            FormatRule.UnknownVersion, "signatures[0].protected.typ",
            () => BridgeStatementReader.Read(Encoding.UTF8.GetBytes(file)));
    }

    [Fact]
    public void An_empty_header_a_statement_inside_and_a_large_file_are_refused()
    {
        string plain = Encoding.UTF8.GetString(BridgeStatementWriter.Write(SampleStatements.Statement()));

        Assert.Equal(FormatRule.MissingMember, Broken(plain.Replace(
            "[{\"protected\"", "[{\"header\":{},\"protected\"", StringComparison.Ordinal)));
        Assert.Equal(FormatRule.UnknownMember, Broken(File.Replace(
            "},\"protected\"", ",\"bridges\":[\"AA\"]},\"protected\"", StringComparison.Ordinal)));
        Assert.Equal(FormatRule.TooLarge, Broken(plain + new string(' ', 20_000)));
    }

    [Fact]
    public void A_statement_has_another_leaf_than_a_certificate_with_the_same_parts()
    {
        BridgeStatement statement = SampleStatements.Statement();

        byte[] asCertificate = AnchorLeaf.Compute(
            statement.PayloadBytes.Span,
            [.. statement.Signatures.Select(one => AnchoredSignature.Of(
                one.Suite, statement.SigningInput(one), one.Value.Span))]);

        Assert.NotEqual(new Hash32(asCertificate), statement.ComputeLeaf());
    }

    [Fact]
    public void A_statement_about_a_statement_cannot_be_prepared()
    {
        BridgeClaims claims = SampleStatements.Claims() with { Type = BridgeType.Vct };

        Assert.Throws<ArgumentException>(() => PreparedStatement.Of(claims, SampleStatements.Keys()));
    }

    private static FormatRule? Broken(string file) =>
        FormatAssert.RuleBrokenBy(() => BridgeStatementReader.Read(Encoding.UTF8.GetBytes(file)));

    private static byte[] WithPayload(string payload) => Encoding.UTF8.GetBytes(
        File.Replace(PayloadText, Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload)), StringComparison.Ordinal));

    private static Gen<BridgeClaims> AnyClaims() =>
        from province in Gen.Elements<ushort>(11, 33, 53, 62, 65)
        from sequence in Gen.Choose(1, ushort.MaxValue)
        from seed in Gen.Choose(0, 255)
        from block in Gen.Choose(0, int.MaxValue)
        from issued in Gen.Choose(0, int.MaxValue)
        from lasting in Gen.Choose(1, int.MaxValue)
        from suites in Gen.NonEmptyListOf(Gen.Elements(Enum.GetValues<Suite>()))
        select SampleStatements.Claims() with
        {
            Issuer = new AgencyId(province, (ushort)sequence),
            RelyingProvince = province,
            ReportDigest = SampleStatements.HashOf((byte)seed),
            AsOfBlock = block,
            IssuedAt = DateTimeOffset.FromUnixTimeSeconds(issued),
            Expires = DateTimeOffset.FromUnixTimeSeconds((long)issued + lasting),
            Suites = [.. suites.Distinct().Order()],
            Handle = SampleStatements.HashOf((byte)seed).ToArray().AsMemory(0, 16),
        };

    private static Gen<AnchorProof?> AnyAnchor() =>
        Gen.Elements<AnchorProof?>(null, SampleDocuments.Anchor());
}
