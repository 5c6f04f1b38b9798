using Certs.Core.Lifecycle;
using Certs.Core.Verification;
using Xunit;

namespace Certs.Core.Tests.Lifecycle;

public sealed class MinistryCodesTests
{
    [Fact]
    public void Every_code_that_says_something_comes_back_as_itself() => Assert.All(
        MinistryCodes.All.Where(row => row.Standing is not null),
        row => Assert.Equal(row, MinistryCodes.Of(row.Set, row.Standing!.Value, row.Reason)));

    [Fact]
    public void What_is_said_here_either_has_a_code_or_is_named_as_having_none()
    {
        IEnumerable<string> without =
            from set in Enum.GetValues<CodeSet>()
            from standing in Enum.GetValues<Standing>()
            where MinistryCodes.Of(set, standing, null) is null
            select $"{set} {standing}";

        Assert.Equal(
            [
                "Construction NeverIssued", "Construction Unknown", "Transport NeverIssued", "Transport Unknown",
                "RealEstate NotYetEffective", "RealEstate Suspended", "RealEstate Expired", "RealEstate NeverIssued",
                "RealEstate Unknown",
            ],
            without);
    }

    [Theory]
    [InlineData(CodeSet.Construction, Standing.Revoked, ChangeReason.Penalty, "07")]
    [InlineData(CodeSet.Construction, Standing.Revoked, ChangeReason.ObtainedByDeceit, "03")]
    [InlineData(CodeSet.Construction, Standing.Cancelled, ChangeReason.TransferredOut, "06")]
    [InlineData(CodeSet.Construction, Standing.Superseded, ChangeReason.Renewed, "05")]
    [InlineData(CodeSet.Transport, Standing.Superseded, ChangeReason.Renewed, "01")]
    [InlineData(CodeSet.Transport, Standing.Suspended, ChangeReason.Investigation, "09")]
    [InlineData(CodeSet.RealEstate, Standing.Revoked, ChangeReason.GrantUnlawful, "2")]
    public void A_revocation_by_penalty_is_another_than_one_of_an_unlawful_grant(
        CodeSet set, Standing standing, ChangeReason reason, string code) =>
        Assert.Equal(code, MinistryCodes.Of(set, standing, reason)?.Code);

    [Theory]
    [InlineData(CodeSet.Construction, "99")]
    [InlineData(CodeSet.Transport, "09")]
    public void A_code_that_says_other_has_no_standing(CodeSet set, string code)
    {
        MinistryCode? row = MinistryCodes.Find(set, code);

        Assert.NotNull(row);
        Assert.Null(row.Standing);
    }
}
