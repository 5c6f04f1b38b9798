using Certs.Api.V1;
using Certs.Core.Bundles;
using Certs.Core.Documents;
using Certs.Core.Proofs;
using Certs.Core.Seals;
using Certs.Core.Types;
using Certs.Core.Verification;
using Certs.Server.Services;
using Certs.Testing.Timelines;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Check = Certs.Api.V1.Check;
using Outcome = Certs.Api.V1.Outcome;

namespace Certs.Server.Tests.Scenarios;

/// <summary>
/// Every document of a world once more, judged with nothing but the bundle and the trust file that a service gave: the verdict
/// of the bundle's block is the service's as known there, check by check.
/// </summary>
internal sealed class OfflineAgreement(ScenarioServices services, OfflineVerifier verifier)
{
    private const int Hidden = 2;

    private static readonly (string, Outcome, string)[] OnlyTheServiceKnows =
    [
        ("INCLUSION", Outcome.Failed, Reasons.AnchorMismatch), ("FINALITY", Outcome.NotApplicable, Reasons.AnchorNotProven),
    ];

    // Which seal makers are trusted is the verifier's own setting, as it is the service's.
    private static readonly VerificationPolicy Policy =
        new() { SealMakers = SealTrustFile.Parse(TimelineSeals.TrustFile) };

    /// <summary>Takes the trust file from a service.</summary>
    public static async Task<OfflineAgreement> OfAsync(ScenarioServices services)
    {
        SignedTrustFile trust = TrustFileReader.Read((await services.TrustFileAsync()).Memory);
        return new OfflineAgreement(
            services, new OfflineVerifier(trust.Trust, CertificateTypes.BuiltIn, Policy));
    }

    /// <summary>Compares the document of a case, a copy that shows less, and one whose signature was altered.</summary>
    /// <returns>What differs; a line each.</returns>
    public async Task<IReadOnlyList<string>> DifferencesAsync(WorldCase one)
    {
        CertificateDocument whole = one.Document;
        DocumentSignature signature = whole.Signatures[0];
        byte[] altered = [.. signature.Value.Span];
        altered[^1] ^= 1;
        return
        [
            .. await CompareAsync("whole", one, whole),
            .. await CompareAsync("shows less", one, whole with
            {
                Disclosures = [.. whole.Disclosures.SkipLast(Hidden)],
            }),
            .. await CompareAsync("altered", one, whole with
            {
                Signatures = [signature with { Value = altered }, .. whole.Signatures.Skip(1)],
            }),
        ];
    }

    private async Task<IEnumerable<string>> CompareAsync(string copy, WorldCase one, CertificateDocument document)
    {
        byte[] bytes = DocumentWriter.Write(document);
        Bundle bundle = BundleReader.Read((await services.BundleAsync(bytes)).Memory);
        ChainHeader block = ChainHeader.Read(bundle.Status!.Header.Span, UnknownMembers.Refused);
        Report online = await services.AskYunnanAsync(new VerifyCertificateRequest
        {
            Document = ByteString.CopyFrom(bytes),
            Province = one.Relying,
            KnownAtBlock = block.Height,
            AtTime = block.Time.ToTimestamp(),
        });
        VerificationReport offline = verifier.Verify(
            bundle, new OfflineQuestion(one.Relying, block.Time, block.Time, KnownAs.AtStatusBlock));
        Report report = offline.ToMessage(PresentedDocument.Read(bytes));
        return Verdict(online).Zip(Verdict(report))
            .Where(pair => pair.First != pair.Second)
            .Select(pair => (Online: pair.First, Offline: pair.Second))
            .Concat(online.Checks.Zip(report.Checks)
                .Where(pair => !Agree(pair.First, pair.Second))
                .Select(pair => (Online: Line(pair.First), Offline: Line(pair.Second))))
            .Select(pair => $"{one.Lines[0].Id}, {copy}: {pair.Online} online, {pair.Offline} offline");
    }

    // That the chain does not hold a root is known only to somebody who can ask it.
    private static bool Agree(Check online, Check offline) =>
        Line(online) == Line(offline)
        || (online.Name == offline.Name && OnlyTheServiceKnows.Contains((online.Name, online.Outcome, online.Reason))
            && offline.Outcome == Outcome.Undecided && offline.Reason == Reasons.AnchorEvidenceMissing);

    private static string Line(Check check) => $"{check.Name} {check.Outcome} {check.Reason}";

    private static string[] Verdict(Report report) =>
    [
        $"{report.Authenticity} {report.AuthenticityReason}", $"{report.Standing}",
        $"{report.Recognition} {report.RecognitionReason}", $"{report.Action}",
    ];
}
