using System.Text.Json.Nodes;
using Certs.Core.Documents;
using Certs.Core.Types;
using Certs.Core.Verification;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Verification.Checks;

public sealed class DisclosureCheckTests
{
    [Fact]
    public void A_field_of_another_document_is_forged()
    {
        CertificateDocument other = DocumentReader.Read(new ScenarioBuilder
        {
            ChangeDraft = draft => draft with { Fields = [new("name", JsonValue.Create("另一家公司")!)] },
        }.Build().Document);
        ScenarioBuilder builder = new()
        {
            ChangeDocument = document => document with
            {
                Disclosures =
                [
                    .. document.Disclosures.Where(field => field.Name != "name"), other.Disclosures[0],
                ],
            },
        };

        VerificationReport report = Judge.Run(builder.Build().Evidence);

        Assert.Equal(
            new AuthenticityOutcome(Authenticity.TotalFailed, Reasons.DisclosureForged, "HASH_FAILURE"),
            report.Authenticity);
    }

    [Theory]
    [InlineData("name", Outcome.Undecided, Reasons.RequiredFieldWithheld)]
    [InlineData("legal_representative", Outcome.Undecided, Reasons.RequiredFieldWithheld)]
    [InlineData("home_business_premises", Outcome.Passed, Reasons.FieldsWithheld)]
    public void A_window_needs_the_mandatory_fields_and_no_sensitive_ones(
        string withheld, Outcome outcome, string reason)
    {
        ScenarioBuilder builder = Without(withheld);

        Assert.Equal((outcome, reason), builder.By(Check.Disclosure));
        Assert.Equal((Outcome.Passed, Reasons.Ok), builder.By(Check.Schema));
    }

    [Fact]
    public void Withholding_a_sensitive_field_needs_no_notice()
    {
        Assert.Equal(
            WindowAction.Accept, Judge.Run(Without("home_business_premises").Build().Evidence).Action);
    }

    [Fact]
    public void Withholding_a_needed_field_asks_for_a_fuller_copy()
    {
        VerificationReport report = Judge.Run(Without("name").Build().Evidence);

        Assert.Equal(Authenticity.Indeterminate, report.Authenticity.Authenticity);
        Assert.Equal(WindowAction.AskForFreshProof, report.Action);
    }

    [Fact]
    public void A_field_that_breaks_its_rule_is_the_issuers_fault()
    {
        ScenarioBuilder builder = new()
        {
            ChangeDraft = draft => draft with
            {
                Fields =
                [
                    .. draft.Fields.Where(field => field.Name != "approval_date"),
                    new("approval_date", JsonValue.Create("2026-02-30")!),
                ],
            },
        };

        Assert.Equal((Outcome.Failed, Reasons.SchemaViolation), builder.By(Check.Schema));
    }

    [Fact]
    public void A_field_that_the_type_does_not_have_is_a_violation()
    {
        ScenarioBuilder builder = new()
        {
            ChangeDraft = draft =>
                draft with { Fields = [.. draft.Fields, new("shoe_size", JsonValue.Create(42)!)] },
        };

        Assert.Equal((Outcome.Failed, Reasons.SchemaViolation), builder.By(Check.Schema));
    }

    [Fact]
    public void Without_the_type_the_schema_is_undecided_and_the_digests_still_count()
    {
        Evidence evidence =
            new ScenarioBuilder().Build().Evidence with { Type = new Lookup<CertificateType>.Absent() };

        Assert.Equal((Outcome.Undecided, Reasons.SchemaUnavailable), evidence.By(Check.Schema));
        Assert.Equal((Outcome.Passed, Reasons.Ok), evidence.By(Check.Disclosure));
        Assert.Equal(WindowAction.ManualReview, Judge.Run(evidence).Action);
    }

    [Fact]
    public void Another_file_of_the_type_than_the_issuers_decides_nothing()
    {
        ScenarioBuilder builder = new()
        {
            ChangeDraft = draft => draft with
            {
                TypeIntegrity = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
            },
        };

        Assert.Equal((Outcome.Undecided, Reasons.SchemaDiffers), builder.By(Check.Schema));
    }

    private static ScenarioBuilder Without(string name) => new()
    {
        ChangeDocument = document => document with
        {
            Disclosures = [.. document.Disclosures.Where(field => field.Name != name)],
        },
    };
}
