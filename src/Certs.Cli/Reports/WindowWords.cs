using Certs.Core.Recognition;
using Certs.Core.Verification;

namespace Certs.Cli.Reports;

/// <summary>The verdict's values in the words of a window, Chinese and English, with the colour they are shown in.</summary>
internal static class WindowWords
{
    public static (string Text, string Colour) Of(Authenticity authenticity) => authenticity switch
    {
        Authenticity.TotalPassed => ("真实，未被改动  Authentic", "green"),
        Authenticity.TotalFailed => ("不真实或已被改动  Not authentic", "red"),
        Authenticity.Indeterminate => ("尚不能判定  Cannot be decided yet", "yellow"),
    };

    public static (string Text, string Colour) Of(Standing standing) => standing switch
    {
        Standing.Active => ("有效  In force", "green"),
        Standing.NotYetEffective => ("尚未生效  Not yet in force", "yellow"),
        Standing.Suspended => ("暂停  Suspended", "yellow"),
        Standing.Superseded => ("已被换发  Replaced by another", "yellow"),
        Standing.Revoked => ("已吊销  Revoked", "red"),
        Standing.Cancelled => ("已注销  Cancelled", "red"),
        Standing.Expired => ("已过期  Expired", "red"),
        Standing.NeverIssued => ("从未签发  Never issued", "red"),
        Standing.Unknown => ("未知  Unknown", "yellow"),
    };

    public static (string Text, string Colour) Of(RecognitionStatus status) => status switch
    {
        RecognitionStatus.Recognised => ("认可  Recognised", "green"),
        RecognitionStatus.RecognisedByBridge => ("经桥接认可  Recognised by bridge", "green"),
        RecognitionStatus.RecognisedWithConditions => ("附条件认可  Recognised with conditions", "yellow"),
        RecognitionStatus.NotRecognised => ("不认可  Not recognised", "yellow"),
        RecognitionStatus.Undetermined => ("未确定  Undetermined", "yellow"),
    };

    public static (string Text, string Colour) Of(WindowAction action) => action switch
    {
        WindowAction.Accept => ("接受  ACCEPT", "green"),
        WindowAction.AcceptWithNotice => ("接受，请阅读提示  ACCEPT, and read the notices", "green"),
        WindowAction.AskForFreshProof => ("请补充新的证明  ASK FOR FRESH PROOF", "yellow"),
        WindowAction.ReferToBridge => ("转办桥接声明，无需重新申办  REFER TO BRIDGE, no new application", "yellow"),
        WindowAction.ManualReview => ("人工审核  MANUAL REVIEW", "yellow"),
        WindowAction.Reject => ("拒绝  REJECT", "red"),
    };

    public static (string Text, string Colour) Of(Outcome outcome) => outcome switch
    {
        Outcome.Passed => ("通过 PASSED", "green"),
        Outcome.Failed => ("不通过 FAILED", "red"),
        Outcome.Undecided => ("未定 UNDECIDED", "yellow"),
        Outcome.NotApplicable => ("不适用 n/a", "grey"),
    };

    public static string Of(Depth depth) => depth switch
    {
        Depth.SignatureOnly => "仅签名  the signatures only",
        Depth.OfflineSnapshot => "较早区块的快照  an older block of the chain",
        Depth.WitnessedSnapshot => "较早区块，各省作证  an older block, on the word of provinces",
        Depth.Full => "全部证据，一个节点  all evidence, through one node",
        Depth.FullWitnessed => "全部证据，多个节点一致  all evidence, several nodes agree",
    };
}
