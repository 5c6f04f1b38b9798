using Certs.Core.Recognition;
using Certs.Core.Verification;
using Xunit;

namespace Certs.Core.Tests.Verification;

public sealed class ActionTableTests
{
    private static readonly (Authenticity, Standing, RecognitionStatus, ActionNuance)[] All =
    [
        .. from authenticity in Enum.GetValues<Authenticity>()
           from standing in Enum.GetValues<Standing>()
           from recognition in Enum.GetValues<RecognitionStatus>()
           from hasNotice in (bool[])[false, true]
           from canBeBridged in (bool[])[false, true]
           from remedy in Enum.GetValues<Remedy>()
           select (authenticity, standing, recognition, new ActionNuance(hasNotice, canBeBridged, remedy)),
    ];

    [Fact]
    public void Every_combination_has_an_action()
    {
        Assert.All(All, one => Assert.True(Enum.IsDefined(Decide(one))));
    }

    [Fact]
    public void Only_what_is_authentic_in_force_and_recognised_is_accepted()
    {
        Assert.All(All, one => Assert.Equal(
            one is (Authenticity.TotalPassed, Standing.Active,
                RecognitionStatus.Recognised or RecognitionStatus.RecognisedByBridge
                or RecognitionStatus.RecognisedWithConditions, _),
            Decide(one) is WindowAction.Accept or WindowAction.AcceptWithNotice));
    }

    [Fact]
    public void Nothing_is_rejected_while_something_could_still_change_it()
    {
        Assert.All(All.Where(one => Decide(one) == WindowAction.Reject), one => Assert.True(
            one is (Authenticity.TotalFailed, _, _, _)
                or (_, not (Standing.Active or Standing.Unknown or Standing.Superseded), _, _)));
    }

    [Theory]
    [InlineData(Authenticity.TotalPassed, Standing.Active, RecognitionStatus.NotRecognised, true,
        WindowAction.ReferToBridge)]
    [InlineData(Authenticity.TotalPassed, Standing.Active, RecognitionStatus.NotRecognised, false,
        WindowAction.ManualReview)]
    [InlineData(Authenticity.TotalPassed, Standing.Suspended, RecognitionStatus.NotRecognised, true,
        WindowAction.Reject)]
    [InlineData(Authenticity.Indeterminate, Standing.Unknown, RecognitionStatus.NotRecognised, true,
        WindowAction.AskForFreshProof)]
    [InlineData(Authenticity.Indeterminate, Standing.Revoked, RecognitionStatus.Undetermined, false,
        WindowAction.Reject)]
    [InlineData(
        Authenticity.TotalFailed, Standing.Active, RecognitionStatus.Recognised, false, WindowAction.Reject)]
    public void Some_lines_of_the_table(
        Authenticity authenticity, Standing standing, RecognitionStatus recognition, bool canBeBridged,
        WindowAction action)
    {
        ActionNuance nuance = new(HasNotice: false, canBeBridged, Remedy.FreshProof);

        Assert.Equal(action, ActionTable.Decide(authenticity, standing, recognition, nuance));
    }

    private static WindowAction Decide((Authenticity, Standing, RecognitionStatus, ActionNuance) one) =>
        ActionTable.Decide(one.Item1, one.Item2, one.Item3, one.Item4);
}
