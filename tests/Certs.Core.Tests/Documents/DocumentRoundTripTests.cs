using Certs.Core.Documents;
using Certs.Core.Suites;
using Xunit;

namespace Certs.Core.Tests.Documents;

public sealed class DocumentRoundTripTests
{
    [Fact]
    public void A_document_that_was_built_reads_back_as_its_draft()
    {
        CertificateDraft draft = SampleDocuments.Draft();
        byte[] file = SampleDocuments.File();

        CertificateDocument document = DocumentReader.Read(file);

        Assert.Equal(draft.Number, document.Payload.Number);
        Assert.Equal(draft.Profile, document.Payload.Profile);
        Assert.Equal([Suite.ES256, Suite.SM2], document.Payload.Suites);
        Assert.Equal([Suite.ES256, Suite.SM2], document.Signatures.Select(signature => signature.Suite));
        Assert.Equal(
            draft.Fields.Select(field => (field.Name, field.Value.ToJsonString())),
            document.Disclosures.Select(field => (field.Name, field.Value.ToJsonString())));
        Assert.Equal(
            document.Payload.Digests.Select(digest => digest.ToString()).Order(StringComparer.Ordinal),
            document.Disclosures.Select(field => field.Digest.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Writing_what_was_read_gives_the_same_bytes()
    {
        byte[] file = SampleDocuments.File();
        byte[] anchored = DocumentWriter.WithAnchor(file, SampleDocuments.Anchor());

        byte[] fileAgain = DocumentWriter.Write(DocumentReader.Read(file));
        byte[] anchoredAgain = DocumentWriter.Write(DocumentReader.Read(anchored));

        Assert.Equal(file, fileAgain);
        Assert.Equal(anchored, anchoredAgain);
        Assert.Equal(42, DocumentReader.Read(anchored).Anchor!.BlockNumber);
    }

    [Fact]
    public void A_copy_shows_only_the_chosen_fields_and_keeps_what_is_signed()
    {
        CertificateDocument whole = DocumentReader.Read(SampleDocuments.File());

        CertificateDocument copy = DocumentReader.Read(
            DocumentWriter.WithDisclosures(whole, new HashSet<string> { "name", "no_such_field" }));

        Assert.Equal(["name"], copy.Disclosures.Select(field => field.Name));
        Assert.Equal(whole.PayloadBytes.ToArray(), copy.PayloadBytes.ToArray());
    }
}
