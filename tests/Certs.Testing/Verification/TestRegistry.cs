using System.Text;
using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Core.Types;

namespace Certs.Testing.Verification;

/// <summary>
/// The registries of a demonstration consortium, as events: 62 Gansu, 53 Yunnan, 33 Zhejiang.
/// </summary>
public static class TestRegistry
{
    /// <summary>The chain's id.</summary>
    public const long ChainId = 31337;

    /// <summary>The chain as documents spell it.</summary>
    public const string Chain = "eip155:31337:0x00000000000000000000000000000000000000a5";

    /// <summary>From when everything holds, long before any test's document.</summary>
    public static DateTimeOffset Founded { get; } = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Where the founding events are recorded.</summary>
    public static ChainPoint FirstBlock { get; } = new(1, Founded);

    /// <summary>The certificate type of the tests' documents.</summary>
    public static CertificateType Type { get; } =
        CertificateTypes.BuiltIn.Find("urn:certs:type:business-licence:1")!;

    /// <summary>Who the issuing agency is.</summary>
    public static IssuerProfile Profile { get; } = IssuerProfile.Create(
        "11110000000021135M", "甘肃省市场监督管理局", "Gansu Administration for Market Regulation", new byte[16]);

    /// <summary>Members, suites and the rules of the three provinces.</summary>
    public static IEnumerable<RegistryEvent> Founding()
    {
        foreach (ushort province in (ushort[])[62, 53, 33])
        {
            yield return new RegistryEvent.MemberAdmitted(FirstBlock, province);
        }

        foreach (SuiteInfo suite in SuiteTable.All)
        {
            yield return new RegistryEvent.SuiteRecorded(
                FirstBlock, (ushort)suite.Suite, 1, suite.Alg, Founded, null, null, null);
        }

        yield return Recognise(1, 62, Suite.SM2);
        yield return Recognise(2, 53, Suite.SM2);
        yield return Recognise(3, 53, Suite.ES256);
        yield return Recognise(4, 33, Suite.ES256);
        yield return Recognise(5, 33, Suite.PS256);
    }

    /// <summary>An agency with its type and its keys.</summary>
    public static IEnumerable<RegistryEvent> AgencyWith(AgencyId agency, IEnumerable<SigningKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        yield return new RegistryEvent.AgencyAdded(FirstBlock, agency, Profile.Digest, Founded);
        yield return new RegistryEvent.TypeAuthorised(FirstBlock, agency, Type.TypeId, Founded, null);
        foreach (SigningKey key in keys)
        {
            yield return new RegistryEvent.KeyAdded(
                FirstBlock, TestKeys.IdOf(key), agency, key.Public.Suite, Founded, null, key.Public.Spki);
        }
    }

    /// <summary>A rule of a province that recognises a suite from the founding on.</summary>
    public static RegistryEvent Recognise(uint ruleId, ushort province, Suite suite) =>
        new RegistryEvent.RuleAdded(FirstBlock, new RecognitionRule(
            ruleId, province, suite, null, null, null, RuleVerdict.Recognised, Founded, null,
            HashOf("policy")));

    /// <summary>A head; its hash follows from its height.</summary>
    public static ChainHead Head(long blockNumber, DateTimeOffset time) =>
        new(ChainId, blockNumber, HashOf($"block {blockNumber}"), time);

    /// <summary>SHA-256 of a text: thirty-two bytes that stand for something.</summary>
    public static Hash32 HashOf(string text) => new(Hashing.Sha256(Encoding.UTF8.GetBytes(text)));

    /// <summary>The view after events, which may come in any order.</summary>
    public static RegistryView ViewOf(IEnumerable<RegistryEvent> events, ChainHead head) =>
        RegistryView.Empty(Head(0, Founded)).Apply(
            [.. events.OrderBy(recorded => recorded.At.BlockNumber)], head);
}
