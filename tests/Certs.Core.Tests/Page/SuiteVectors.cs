using Certs.Core.Documents;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Testing.Bundles;
using Certs.Testing.Chain;
using Certs.Testing.Verification;

namespace Certs.Core.Tests.Page;

/// <summary>Every suite: good signatures, changed ones, and keys that a suite does not take.</summary>
internal static class SuiteVectors
{
    private static readonly Suite[] All = Enum.GetValues<Suite>();

    public static IEnumerable<PageVector> All6(TestValidators validators)
    {
        TestBlocks blocks = new(validators, strangers: 3);
        ScenarioBuilder six = new() { Keys = [.. All.Select(suite => TestKeys.Of(suite))] };
        IEnumerable<(string Name, ScenarioBuilder Builder)> builders =
        [
            ("six suites", six),
            .. All.Select(suite => ($"{suite} alone", new ScenarioBuilder { Keys = [TestKeys.Of(suite)] })),
            .. All.Select(suite => ($"{suite} changed", Changed(suite, six))),
            .. All.Select(suite => ($"{suite} with another's key", Foreign(suite))),
            .. All.Select(suite => ($"{suite} with a key cut short", WithSpki(suite, spki => spki[..^1]))),
            .. All.Select(suite => ($"{suite} with a key bit changed", WithSpki(suite, Flip))),
        ];
        return builders.SelectMany(one =>
            PageVectors.Of(one.Name, new OfflineScenario(one.Builder.Build(), blocks)));
    }

    private static ScenarioBuilder Changed(Suite suite, ScenarioBuilder builder) => builder with
    {
        ChangeDocument = document => document with
        {
            Signatures =
            [
                .. document.Signatures.Select(one => one.Suite == suite
                    ? one with { Value = Flip(one.Value.ToArray()) }
                    : one),
            ],
        },
    };

    private static ScenarioBuilder Foreign(Suite suite) => new()
    {
        Keys = [TestKeys.Of(suite)],
        ChangeDocument = document => document with
        {
            Signatures = [.. document.Signatures.Select(one => Resigned(document, one))],
        },
    };

    private static DocumentSignature Resigned(CertificateDocument document, DocumentSignature signature) =>
        signature with { Value = TestKeys.Of(signature.Suite, "stranger").Sign(document.SigningInput(signature)) };

    // The key's id follows from its bytes, so that the document names the changed key.
    private static ScenarioBuilder WithSpki(Suite suite, Func<byte[], byte[]> change) => new()
    {
        Keys = [TestKeys.Of(suite)],
        ChangeEvents = events => events.Select(recorded => recorded is RegistryEvent.KeyAdded key
            ? key with { Spki = change([.. key.Spki.Span]) }
            : recorded),
    };

    private static byte[] Flip(byte[] bytes)
    {
        bytes[^2] ^= 4;
        return bytes;
    }
}
