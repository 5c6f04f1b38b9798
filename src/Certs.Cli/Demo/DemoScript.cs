using System.Diagnostics;
using Certs.Api.V1;
using Certs.Cli.Commands;
using Certs.Cli.Reports;
using Certs.Cli.Service;
using Certs.Core.Verification;
using Certs.Ledger.DevChain;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Suite = Certs.Api.V1.Suite;

namespace Certs.Cli.Demo;

/// <summary>
/// The whole path: Gansu issues and anchors, Zhejiang's own service judges. Every step says what must come out and
/// checks that it did.
/// </summary>
internal sealed class DemoScript(
    NodeProcess gansu, NodeProcess yunnan, NodeProcess zhejiang, DevChainFolder chain, DemoOutput output)
{
    private const ushort Zhejiang = 33;
    private const ushort Yunnan = 53;

    private static readonly TimeSpan Noticed = TimeSpan.FromSeconds(4.5);

    /// <summary>Runs every step; false when one came out otherwise than it must.</summary>
    public async Task<bool> RunAsync(CancellationToken stop)
    {
        using ServiceConnection operators = ServiceConnection.Open(gansu.Folder, "operator");
        using ServiceConnection issuers = ServiceConnection.Open(gansu.Folder, "issuer");
        using ServiceConnection window = ServiceConnection.Open(zhejiang.Folder, "verifier");
        DemoAgency agency = await DemoAgency.FoundAsync(operators.Administration, stop);
        output.Say(
            $"甘肃登记颁发机构，其 SM2 与 ES256 公钥已上链。 Gansu entered {agency.Urn} on the chain, with public keys for SM2 and ES256.");

        byte[] dual = await IssueAsync(issuers, Licences.Content(agency.Urn, Suite.Es256, Suite.Sm2), stop);
        byte[] sm2 = await IssueAsync(issuers, Licences.Content(agency.Urn, Suite.Sm2), stop);
        byte[] own = await agency.IssueWithOwnKeyAsync(issuers.Issuance, stop);

        bool good = true;
        good &= await JudgeAsync(window, dual, DemoStep.Accepted(
            "a", "双签名（SM2+ES256）执照在浙江核验", "A licence signed SM2 and ES256, in Zhejiang", Zhejiang), stop);
        good &= await JudgeAsync(window, sm2, DemoStep.Bridged(
            "b", "只有 SM2 签名的执照在浙江核验", "A licence signed SM2 only, in Zhejiang", Zhejiang), stop);
        good &= await JudgeAsync(window, sm2, DemoStep.Accepted(
            "b", "同一执照按云南的规则核验", "The same licence by the rules of Yunnan", Yunnan), stop);
        good &= await BridgeAsync(window, sm2, stop);
        good &= await VoteAsync(operators, stop);
        good &= await RuleAsync(window, sm2, stop);
        output.Say(
            "至此浙江窗口两次不认可；少于五次不予显示。又有五位持证人出示仅有 SM2 签名的执照。 So far Zhejiang could not recognise two "
            + "times, and fewer than five are never shown. Five more holders come with licences signed SM2 only.");
        good &= output.Show(await DemoLedger.RunAsync(
            window, () => IssueAsync(issuers, Licences.Content(agency.Urn, Suite.Sm2), stop), stop));
        good &= await JudgeAsync(window, Forgery.ChangeOneByte(dual), DemoStep.Failed(
            "c", "改动一个字节", "One byte changed", Zhejiang, Reasons.DisclosureForged, Reasons.FormatFailure), stop);
        good &= await JudgeAsync(window, Forgery.Strip(dual, Core.Suites.Suite.SM2), DemoStep.Failed(
            "d", "去掉一个签名", "One signature stripped", Zhejiang, Reasons.SignatureStripped), stop);
        good &= await JudgeAsync(window, Forgery.BackDate(own, agency.OwnKey, DateTimeOffset.UtcNow), DemoStep.NotPassed(
            "f", "用盗取的密钥签发倒填日期、未上链的执照", "A stolen key signs a back-dated licence that is not anchored",
            Zhejiang), stop);
        using (Process node = Process.GetProcessById(NodeFile.Find(chain.Node)!.ProcessId))
        {
            Signals.Pause(node);
            await UntilNoticedAsync(stop);
            good &= await JudgeAsync(window, dual, DemoStep.Undecided(
                "e", "链节点停止", "The chain node is stopped", Zhejiang), stop);
            Signals.Continue(node);
        }

        return good;
    }

    private static async Task<byte[]> IssueAsync(
        ServiceConnection service, CertificateContent content, CancellationToken stop)
    {
        IssueCertificateRequest request = new() { RequestId = Guid.NewGuid().ToString(), Content = content };
        Certificate issued =
            (await service.Issuance.IssueCertificateAsync(request, cancellationToken: stop)).Certificate;
        return await Anchoring.DocumentAsync(service.Issuance, issued.Number, stop);
    }

    // The holder asks at home; the window in Zhejiang gets the same file again, and the statement beside it.
    private async Task<bool> BridgeAsync(ServiceConnection window, byte[] document, CancellationToken stop)
    {
        using ServiceConnection holder = ServiceConnection.Open(gansu.Folder, "verifier");
        Stopwatch took = Stopwatch.StartNew();
        RequestStatementRequest request = new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Document = ByteString.CopyFrom(document),
            Province = Zhejiang,
            WaitUntilAnchored = true,
        };
        BridgeStatement statement =
            (await holder.Bridge.RequestStatementAsync(request, cancellationToken: stop)).Statement;
        output.Say(
            $"甘肃的桥接机关核验原件，以 ES256 签发桥接声明并上链，用时 {took.Elapsed.TotalSeconds:0.0} 秒。 "
            + $"Gansu's bridging body {statement.Agency} verified it, signed a statement in ES256 and anchored it, in {took.Elapsed.TotalSeconds:0.0} s.");
        DemoStep step = DemoStep.ByBridge(
            "g", "附桥接声明，同一执照在浙江再次核验", "The same licence with the bridge statement, in Zhejiang", Zhejiang);
        return await JudgeAsync(window, document, step, stop, statement.Statement);
    }

    private async Task<bool> VoteAsync(ServiceConnection ofGansu, CancellationToken stop)
    {
        using ServiceConnection ofZhejiang = ServiceConnection.Open(zhejiang.Folder, "operator");
        using ServiceConnection ofYunnan = ServiceConnection.Open(yunnan.Folder, "operator");
        return output.Show(await DemoVote.RunAsync(ofZhejiang, [ofGansu, ofYunnan], stop));
    }

    // What Zhejiang writes today holds from a date on: without the statement, before the date and from then on.
    private async Task<bool> RuleAsync(ServiceConnection window, byte[] document, CancellationToken stop)
    {
        using ServiceConnection standards = ServiceConnection.Open(zhejiang.Folder, "operator");
        DateTimeOffset from = DemoRule.Beginning(DateTimeOffset.UtcNow);
        RecognitionRule rule = await DemoRule.AddAsync(standards.Recognition, from, stop);
        output.Say(
            $"浙江写入规则 {rule.RuleId}（区块 {rule.Recorded.BlockNumber}）：自北京时间 {from:yyyy-MM-dd HH:mm} 起，认可甘肃以 SM2 签名的营业执照。 "
            + $"Zhejiang writes rule {rule.RuleId} (block {rule.Recorded.BlockNumber}): business licences of Gansu signed "
            + $"with SM2 are recognised from {from.UtcDateTime:yyyy-MM-dd HH:mm}Z on.");
        DemoStep before = DemoStep.Bridged(
            "h", "不附桥接声明，按规则生效前一秒核验", "Without the statement, as at the second before the rule holds", Zhejiang);
        DemoStep then = DemoStep.ByRule(
            "h", "不附桥接声明，按规则生效时核验", "Without the statement, as at the moment from which the rule holds",
            Zhejiang, rule.RuleId);
        bool good = await JudgeAsync(window, document, before with { At = from.AddSeconds(-1) }, stop);
        return good & await JudgeAsync(window, document, then with { At = from }, stop);
    }

    private async Task<bool> JudgeAsync(
        ServiceConnection window, byte[] document, DemoStep step, CancellationToken stop, params ByteString[] statements)
    {
        VerifyCertificateRequest request = new()
        {
            Document = ByteString.CopyFrom(document),
            Province = step.Province,
            AtTime = step.At?.ToTimestamp(),
        };
        request.Statements.AddRange(statements);
        Report report = (await window.Verification.VerifyCertificateAsync(request, cancellationToken: stop)).Report;
        PresentedDocument presented = PresentedDocument.Read(document);
        VerificationReport received = ReceivedReport.Read(report, presented.Document?.Payload.Chain ?? "");
        return output.Show(step, received, presented);
    }

    // The service notices within its polling interval; the verdict is asked for once it has said so itself for longer
    // than it gives out what it read before (ChainReaderOptions.MaximumStaleness): on a busy machine the node may have
    // been silent for a moment just before it was stopped.
    private async Task UntilNoticedAsync(CancellationToken stop)
    {
        using ServiceConnection operators = ServiceConnection.Open(zhejiang.Folder, "operator");
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(100));
        Stopwatch noticed = new();
        while (noticed.Elapsed < Noticed)
        {
            GetNodeStatusResponse status = await operators.Administration.GetNodeStatusAsync(
                new GetNodeStatusRequest(), cancellationToken: stop);
            if (status.ChainProblem.Length == 0)
            {
                noticed.Reset();
            }
            else
            {
                noticed.Start();
            }

            await look.WaitForNextTickAsync(stop);
        }
    }
}
