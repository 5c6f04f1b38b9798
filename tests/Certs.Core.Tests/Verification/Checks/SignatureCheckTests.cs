using Certs.Core.Documents;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Core.Verification;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Verification.Checks;

public sealed class SignatureCheckTests
{
    public static TheoryData<Suite, Suite> Pairs =>
    [
        .. from claimed in Enum.GetValues<Suite>()
           from registered in Enum.GetValues<Suite>()
           select (claimed, registered),
    ];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Only_the_suite_that_the_key_is_registered_for_passes(Suite claimed, Suite registered)
    {
        SigningKey key = TestKeys.Of(claimed);
        ScenarioBuilder builder = new()
        {
            Keys = [key],
            ChangeEvents = events => events.Select(recorded =>
                recorded is RegistryEvent.KeyAdded added ? added with { Suite = registered } : recorded),
        };

        (Outcome Outcome, string Reason) found = builder.By(Check.Signature);

        Assert.Equal(
            claimed == registered ? (Outcome.Passed, Reasons.Ok) : (Outcome.Failed, Reasons.AlgMismatch),
            found);
    }

    [Fact]
    public void A_changed_signature_fails()
    {
        ScenarioBuilder builder = new()
        {
            ChangeDocument = document => document with { Signatures = [.. document.Signatures.Select(Flip)] },
        };

        Assert.Equal((Outcome.Failed, Reasons.SigCryptoFailure), builder.By(Check.Signature, Suite.ES256));
        Assert.Equal((Outcome.Failed, Reasons.SigCryptoFailure), builder.By(Check.Signature, Suite.SM2));
    }

    [Fact]
    public void A_signature_of_another_document_fails()
    {
        CertificateDocument other = DocumentReader.Read(
            new ScenarioBuilder { IssuedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) }
                .Build().Document);
        ScenarioBuilder builder =
            new() { ChangeDocument = document => document with { Signatures = other.Signatures } };

        Assert.Equal((Outcome.Failed, Reasons.SigCryptoFailure), builder.By(Check.Signature));
    }

    [Fact]
    public void A_suite_of_the_future_is_undecided_and_not_wrong()
    {
        ScenarioBuilder builder = new()
        {
            ChangeEvents = events => events.Select(recorded =>
                recorded is RegistryEvent.KeyAdded added ? added with { Suite = (Suite)7 } : recorded),
        };

        Assert.Equal((Outcome.Undecided, Reasons.SuiteNotImplemented), builder.By(Check.Signature));
    }

    [Fact]
    public void A_key_that_no_suite_takes_is_undecided()
    {
        ScenarioBuilder builder = new()
        {
            ChangeEvents = events => events.Select(recorded =>
                recorded is RegistryEvent.KeyAdded added ? added with { Spki = new byte[60] } : recorded),
        };

        Assert.Equal((Outcome.Undecided, Reasons.KeyRefused), builder.By(Check.Signature));
    }

    [Fact]
    public void A_signature_under_an_unknown_key_does_not_stand_in_for_a_required_one()
    {
        ScenarioBuilder builder = new()
        {
            RelyingProvince = 53,
            RegisteredKeys = [TestKeys.Of(Suite.ES256)],
        };

        VerificationReport report = Judge.Run(builder.Build().Evidence);

        Assert.Equal(Authenticity.Indeterminate, report.Authenticity.Authenticity);
        Assert.Equal(Reasons.KeyUnknown, report.Authenticity.Reason);
    }

    private static DocumentSignature Flip(DocumentSignature signature)
    {
        byte[] value = signature.Value.ToArray();
        value[^1] ^= 1;
        return signature with { Value = value };
    }
}
