using System.Text;
using System.Text.Json.Nodes;
using Certs.Core.Bundles;
using Certs.Core.Documents;
using Certs.Core.ShortForms;
using Certs.Core.Types;
using Certs.Core.Verification;

namespace Certs.Core.Tests.Page;

/// <summary>A question to the offline verifier, in bytes, with the answer that Core gives.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Bundle">The file of the bundle or of its short form.</param>
/// <param name="TrustFiles">Trust files, shown one after the other; the last one counts.</param>
/// <param name="Question">What is asked; without fractions of a second.</param>
internal sealed record PageVector(
    string Name, byte[] Bundle, IReadOnlyList<byte[]> TrustFiles, OfflineQuestion Question)
{
    /// <summary>Bundles that were verified before, with the same question: their blocks are remembered.</summary>
    public IReadOnlyList<byte[]> Earlier { get; init; } = [];

    /// <summary>The vector as one line for the page's verifier.</summary>
    public string ToLine() => new JsonObject
    {
        ["name"] = Name,
        ["bundle"] = Convert.ToBase64String(Bundle),
        ["trust"] = new JsonArray([.. TrustFiles.Select(file => JsonValue.Create(Convert.ToBase64String(file)))]),
        ["earlier"] = new JsonArray([.. Earlier.Select(file => JsonValue.Create(Convert.ToBase64String(file)))]),
        ["province"] = Question.Province,
        ["now"] = Question.Now.ToUnixTimeSeconds(),
        ["at"] = Question.At?.ToUnixTimeSeconds(),
        ["atStatusBlock"] = Question.Known == KnownAs.AtStatusBlock,
        ["expected"] = Expected(),
    }.ToJsonString();

    /// <summary>The report as JSON, or why there is none.</summary>
    public string Expected()
    {
        try
        {
            Core.Bundles.Bundle bundle = Read(Bundle);
            try
            {
                OfflineVerifier verifier = Verifier();
                BlockMemory memory = Earlier.Aggregate(BlockMemory.Empty, (before, file) =>
                    before.With(verifier.Gather(Read(file), Question, before).Offline!.Blocks));
                return Json(Judge.Run(verifier.Gather(bundle, Question, memory)));
            }
            catch (TrustRefusedException refused)
            {
                return Json(Judge.Run(OfflineVerifier.WithoutTrust(bundle, Question, refused)));
            }
        }
        catch (DocumentFormatException refused)
        {
            return refused.Message;
        }
    }

    private static Core.Bundles.Bundle Read(byte[] file) =>
        ShortForm.IsShortForm(file) ? ShortForm.Read(file) : BundleReader.Read(file);

    private OfflineVerifier Verifier()
    {
        TrustMemory? seen = null;
        SignedTrustFile? believed = null;
        foreach (byte[] file in TrustFiles)
        {
            believed = ReadTrust(file);
            seen = TrustGate.Accept(believed, seen, Question.Now);
        }

        return new OfflineVerifier(
            believed?.Trust
                ?? throw new TrustRefusedException(OfflineReasons.TrustFileMissing, "No trust file was given."),
            CertificateTypes.BuiltIn, VerificationPolicy.Default);
    }

    private static SignedTrustFile ReadTrust(byte[] file)
    {
        try
        {
            return TrustFileReader.Read(file);
        }
        catch (DocumentFormatException broken)
        {
            throw new TrustRefusedException(OfflineReasons.TrustFileMalformed, broken.Message);
        }
    }

    private static string Json(VerificationReport report) => Encoding.UTF8.GetString(ReportJson.Write(report));
}
