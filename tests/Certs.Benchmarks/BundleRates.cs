using Certs.Core.Bundles;
using Certs.Core.Proofs;
using Certs.Core.Types;
using Certs.Core.Verification;
using Certs.Testing.Bundles;
using Certs.Testing.Chain;
using Certs.Testing.Verification;

namespace Certs.Benchmarks;

// What one core needs to judge bundles, and how large they are. "Alone": headers that this verifier has not seen;
// "of a batch": bundles that share the blocks of anchor and status.
internal static class BundleRates
{
    public static void Run(TextWriter output)
    {
        foreach (int validators in new[] { 4, 31 })
        {
            Run(output, validators);
        }
    }

    private static void Run(TextWriter output, int count)
    {
        using TestValidators validators = TestValidators.Make(count);
        OfflineScenario scenario = new(new ScenarioBuilder().Build(), new TestBlocks(validators, strangers: 10_000));
        byte[] binary = BundleWriter.WriteBinary(scenario.Bundle);
        byte[] json = BundleWriter.WriteJson(scenario.Bundle);
        byte[] trust = TrustFileWriter.Write(TestProvinces.Sign(scenario.Trust, 33, 62));
        output.WriteLine(
            $"{count} validators: document {scenario.Scenario.Document.Length} bytes, beside it "
            + $"{binary.Length - scenario.Scenario.Document.Length} compact; JSON {json.Length}; trust file "
            + $"{trust.Length}: {scenario.Offline.Action}");
        OneCore.Print(output, "read, compact", () => BundleReader.Read(binary));
        OneCore.Print(output, "read, JSON", () => BundleReader.Read(json));
        OneCore.Print(output, "judge, of a batch", () => scenario.Verifier.Verify(BundleReader.Read(binary), scenario.Question));
        OneCore.Print(output, "judge, alone", () => Fresh(scenario).Verify(BundleReader.Read(binary), scenario.Question));
        OneCore.Print(output, "seals of one header", () => Seals(scenario, validators));
        OneCore.Print(output, "open the trust file", () => Fresh(scenario));
    }

    private static void Seals(OfflineScenario scenario, TestValidators validators) => SealedHeader.Read(
        scenario.Bundle.Status!.Header.Span, Consensus.Qbft, UnknownMembers.Refused).Check(validators.Set);

    private static OfflineVerifier Fresh(OfflineScenario scenario) =>
        new(scenario.Trust, CertificateTypes.BuiltIn, VerificationPolicy.Default);
}
