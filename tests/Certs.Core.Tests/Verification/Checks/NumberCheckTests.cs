using Certs.Core.Verification;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Verification.Checks;

public sealed class NumberCheckTests
{
    private const string Good = "1.2.156.3005.2.11100000MB0341032Y901.11110000000021135M.2026000001.001.";

    [Theory]
    [InlineData("1.2.3", Outcome.Failed, Reasons.NumberMalformed)]
    [InlineData("1.2.156.3005.2.11100000MB0341032Y901.11110000000021135M.2026_00001.001.0", Outcome.Failed,
        Reasons.NumberMalformed)]
    [InlineData("1.2.156.3005.2.11100000000013338W011.11110000000021135M.20230329701.003.Y", Outcome.Failed,
        Reasons.NumberTypeMismatch)]
    [InlineData("1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U", Outcome.Failed,
        Reasons.NumberIssuerMismatch)]
    public void A_number_that_is_wrong_says_how(string number, Outcome outcome, string reason)
    {
        ScenarioBuilder builder = new() { Number = number };

        Assert.Equal((outcome, reason), builder.By(Check.Number));
    }

    [Fact]
    public void Of_all_check_characters_one_is_right_one_is_the_legacy_dialect_and_the_others_are_wrong()
    {
        ILookup<string, char> byReason = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".ToLookup(
            check => new ScenarioBuilder { Number = Good + check }.By(Check.Number).Reason);

        Assert.Single(byReason[Reasons.Ok]);
        Assert.Single(byReason[Reasons.NumberLegacyCheckCharacter]);
        Assert.Equal(34, byReason[Reasons.NumberCheckCharacter].Count());
    }

    [Fact]
    public void The_legacy_dialect_is_accepted_with_a_notice()
    {
        char legacy = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".First(check =>
            new ScenarioBuilder { Number = Good + check }.By(Check.Number).Reason
                == Reasons.NumberLegacyCheckCharacter);

        VerificationReport report = Judge.Run(
            new ScenarioBuilder { Number = Good + legacy }.Build().Evidence);

        Assert.Equal(Authenticity.TotalPassed, report.Authenticity.Authenticity);
        Assert.Equal(WindowAction.AcceptWithNotice, report.Action);
    }
}
