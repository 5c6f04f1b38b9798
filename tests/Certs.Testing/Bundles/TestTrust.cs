using Certs.Core;
using Certs.Core.Bundles;
using Certs.Core.Evm;
using Certs.Core.Proofs;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Testing.Verification;

namespace Certs.Testing.Bundles;

/// <summary>A trust file of the tests' registries, with everything good: change members by <c>with</c>.</summary>
public static class TestTrust
{
    /// <summary>Where batches are anchored, as the tests' documents name it.</summary>
    public static Address Anchors { get; } = Address.Parse(TestRegistry.Chain.Split(':')[2]);

    /// <summary>Where statuses are kept.</summary>
    public static Address Status { get; } = Address.Parse("0x00000000000000000000000000000000000000a6");

    /// <summary>The hash of a contract's code.</summary>
    public static Hash32 CodeOf(Address contract) => Keccak256.Hash(contract.ToArray());

    /// <summary>A trust file.</summary>
    /// <param name="validators">Who seals from the block after the first checkpoint on.</param>
    /// <param name="registries">The registries.</param>
    public static TrustFile Make(IReadOnlyList<Address> validators, RegistrySnapshot registries)
    {
        ArgumentNullException.ThrowIfNull(registries);
        return new TrustFile
        {
            Version = 7,
            MadeAt = registries.Head.BlockTime,
            ChainId = TestRegistry.ChainId,
            GenesisHash = TestRegistry.HashOf("genesis"),
            Consensus = Consensus.Qbft,
            IsDevelopment = false,
            UnknownMembers = UnknownMembers.Refused,
            Anchors = new TrustedContract(Anchors, CodeOf(Anchors), 1),
            Status = new TrustedContract(Status, CodeOf(Status), 1),
            Checkpoints =
            [
                new TrustedCheckpoint(1, TestRegistry.HashOf("block 1"), TestRegistry.Founded, validators, 30_000),
            ],
            Registries = registries,
            RelyingProvinces = TestProvinces.All,
            ValidFor = new TrustPeriods(TimeSpan.FromDays(3_650), TimeSpan.FromDays(30), TimeSpan.FromDays(7)),
            Root = TestProvinces.Root,
        };
    }

    /// <summary>Every kind of event that a snapshot holds, once.</summary>
    public static RegistrySnapshot EveryKind()
    {
        ChainPoint at = new(3, TestRegistry.Founded.AddDays(1), 4);
        DateTimeOffset later = TestRegistry.Founded.AddDays(40);
        AgencyId agency = new(62, 1);
        SigningKey key = TestKeys.Of(Suite.ES256);
        Hash32 keyId = TestKeys.IdOf(key);
        RegistryEvent[] more =
        [
            new RegistryEvent.MemberRemoved(at, 53),
            new RegistryEvent.KeyRetired(at, keyId, agency, later),
            new RegistryEvent.KeyRevoked(at, keyId, agency, 3, later),
            new RegistryEvent.TypeEnded(at, agency, TestRegistry.Type.TypeId, later),
            new RegistryEvent.AgencyClosed(at, agency, later, new AgencyId(62, 2)),
            new RegistryEvent.RuleAdded(at, new RecognitionRule(
                9, 33, null, TestRegistry.Type.TypeId, 62, 4, RuleVerdict.ByBridge, later, later.AddDays(1),
                TestRegistry.HashOf("policy"))),
            new RegistryEvent.RuleEnded(at, 9, later),
            new RegistryEvent.BridgeAccredited(at, 33, agency, later, null),
            new RegistryEvent.AccreditationEnded(at, 33, agency, later),
        ];
        return new RegistrySnapshot(
            TestRegistry.Head(9, TestRegistry.Founded.AddDays(50)),
            [.. TestRegistry.Founding(), .. TestRegistry.AgencyWith(agency, [key]), .. more]);
    }
}
