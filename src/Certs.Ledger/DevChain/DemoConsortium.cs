using System.Security.Cryptography;
using System.Text;
using Certs.Core;
using Certs.Core.Evm;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Ledger.Contracts;
using Certs.Ledger.Evm;

namespace Certs.Ledger.DevChain;

/// <summary>
/// The consortium that a development chain starts with: three provinces that recognise different suites.
/// </summary>
public static class DemoConsortium
{
    /// <summary>Gansu.</summary>
    public const ushort Gansu = 62;

    /// <summary>Yunnan.</summary>
    public const ushort Yunnan = 53;

    /// <summary>Zhejiang.</summary>
    public const ushort Zhejiang = 33;

    /// <summary>From when its suites and rules hold.</summary>
    public static readonly DateTimeOffset Since = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What each province recognises, whatever the type and the issuing province.</summary>
    public static IReadOnlyDictionary<ushort, IReadOnlyList<Suite>> Recognised { get; } =
        new Dictionary<ushort, IReadOnlyList<Suite>>
        {
            [Gansu] = [Suite.SM2],
            [Yunnan] = [Suite.SM2, Suite.ES256],
            [Zhejiang] = [Suite.ES256, Suite.PS256],
        };

    /// <summary>
    /// All six suites, free to use, and the chain's own algorithms. The OIDs are those of the signature
    /// algorithms.
    /// </summary>
    public static IReadOnlyList<SuiteAssessment> Suites { get; } =
    [
        Assess(Suite.ES256, "2a8648ce3d040302"),
        Assess(Suite.ES384, "2a8648ce3d040303"),
        Assess(Suite.PS256, "2a864886f70d01010a"),
        Assess(Suite.RS256, "2a864886f70d01010b"),
        Assess(Suite.EdDSA, "2b6570"),
        Assess(Suite.SM2, "2a811ccf55018375"),
        .. ChainAlgorithms.AtTheBeginning(Since),
    ];

    /// <summary>
    /// The full text of a province's demonstration policy on a suite; the rule's digest is its SHA-256.
    /// </summary>
    public static string PolicyText(ushort province, Suite suite) =>
        $"Province {province} recognises certificates signed with {suite}, "
        + "of every type and every issuing province.\n";

    /// <summary>Adds the rules of a province.</summary>
    internal static async Task AddRulesAsync(
        EthNode node, NetworkFile network, ushort province, Secp256k1Key admin,
        CancellationToken cancellationToken)
    {
        using ProvinceRegistrar registrar = new(node, network, admin);
        foreach (Suite suite in Recognised[province])
        {
            Hash32 policy = new(SHA256.HashData(Encoding.UTF8.GetBytes(PolicyText(province, suite))));
            await registrar.AddRuleAsync(
                new RecognitionRule(
                    0, province, suite, null, null, null, RuleVerdict.Recognised, Since, null, policy),
                cancellationToken);
        }
    }

    private static SuiteAssessment Assess(Suite suite, string oid) =>
        SuiteAssessment.Of(suite, Convert.FromHexString(oid), Since);
}
