using Certs.Core.Suites;
using Certs.Core.Verification;
using Certs.Server.Services;
using Certs.Testing.Verification;
using Google.Protobuf;

namespace Certs.Benchmarks;

// What one core needs for the parts of a verdict on a business licence, in each of the commonest suites.
internal static class VerdictRates
{
    private static readonly byte[] Buffer = new byte[1 << 16];

    public static void Run(TextWriter output)
    {
        Run(output, Suite.ES256);
        Run(output, Suite.SM2);
    }

    private static void Run(TextWriter output, Suite suite)
    {
        ScenarioBuilder builder = new() { Keys = [TestKeys.Of(suite)] };
        Scenario scenario = builder.Build();
        Evidence evidence = scenario.Evidence;
        VerificationReport report = Judge.Run(evidence);
        PresentedDocument presented = evidence.Document;
        output.WriteLine($"{suite}, {scenario.Document.Length} bytes: {report.Authenticity.Authenticity}");
        OneCore.Print(output, "read what was presented", () => PresentedDocument.Read(scenario.Document));
        OneCore.Print(output, "judge", () => Judge.Run(evidence));
        OneCore.Print(output, "report", () => Write(report, presented));
    }

    private static void Write(VerificationReport report, PresentedDocument presented)
    {
        Api.V1.Report message = report.ToMessage(presented);
        message.WriteTo(Buffer.AsSpan(0, message.CalculateSize()));
    }
}
