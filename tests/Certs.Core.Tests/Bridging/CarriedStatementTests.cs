using System.Text;
using Certs.Core.Bridging;
using Certs.Core.Documents;
using Certs.Core.Tests.Documents;
using Xunit;

namespace Certs.Core.Tests.Bridging;

/// <summary>A document with bridge statements in its header.</summary>
public sealed class CarriedStatementTests
{
    private static readonly byte[] Statement = BridgeStatementWriter.Write(SampleStatements.Statement());

    [Fact]
    public void A_document_carries_a_statement_and_keeps_its_leaf()
    {
        CertificateDocument plain = DocumentReader.Read(SampleDocuments.File());

        byte[] file = DocumentWriter.WithBridge(plain, Statement);

        CertificateDocument carrying = DocumentReader.Read(file);
        Assert.Equal(Statement, Assert.Single(carrying.Bridges).ToArray());
        Assert.Equal(plain.ComputeLeaf(), carrying.ComputeLeaf());
        Assert.Equal(file, DocumentWriter.Write(carrying));
    }

    [Fact]
    public void An_anchor_is_put_before_the_statements_and_replaced_there()
    {
        CertificateDocument plain = DocumentReader.Read(SampleDocuments.File());
        byte[] carrying = DocumentWriter.WithBridge(plain, Statement);

        byte[] anchored = DocumentWriter.WithAnchor(carrying, SampleDocuments.Anchor());
        byte[] again = DocumentWriter.WithAnchor(anchored, SampleDocuments.Anchor());

        Assert.Equal(anchored, again);
        Assert.Equal(42, DocumentReader.Read(anchored).Anchor!.BlockNumber);
        Assert.Single(DocumentReader.Read(anchored).Bridges);
    }

    [Fact]
    public void The_same_statement_twice_or_a_fifth_one_is_refused()
    {
        CertificateDocument document = DocumentReader.Read(SampleDocuments.File());
        CertificateDocument full = document with
        {
            Bridges = [.. Enumerable.Range(1, 4).Select(i => new ReadOnlyMemory<byte>([(byte)i]))],
        };

        Assert.Equal(4, DocumentReader.Read(DocumentWriter.Write(full)).Bridges.Count);
        Assert.Equal(
            FormatRule.TooMany, FormatAssert.RuleBrokenBy(() => DocumentWriter.WithBridge(full, Statement)));
        Assert.Equal(FormatRule.BadValue, FormatAssert.RuleBrokenBy(
            () => DocumentWriter.WithBridge(document with { Bridges = [Statement] }, Statement)));
    }

    [Theory]
    [InlineData("\"bridges\":[],", FormatRule.BadValue)]
    [InlineData("\"bridges\":[\"\"],", FormatRule.BadValue)]
    [InlineData("\"bridges\":[\"A\"],", FormatRule.BadBase64Url)]
    [InlineData("\"bridges\":[\"AB\"],", FormatRule.BadBase64Url)]
    [InlineData("\"bridges\":{},", FormatRule.WrongType)]
    [InlineData("\"bridges\":[1],", FormatRule.WrongType)]
    public void A_list_that_is_not_one_is_refused(string member, FormatRule rule)
    {
        string file = Encoding.UTF8.GetString(SampleDocuments.File())
            .Replace("\"disclosures\"", $"{member}\"disclosures\"", StringComparison.Ordinal);

        Assert.Equal(rule, FormatAssert.RuleBrokenBy(() => DocumentReader.Read(Encoding.UTF8.GetBytes(file))));
    }
}
