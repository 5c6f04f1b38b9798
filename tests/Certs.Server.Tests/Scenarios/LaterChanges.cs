using Certs.Core;
using Certs.Core.Evm;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Ledger.Contracts;
using Certs.Testing.Verification;

namespace Certs.Server.Tests.Scenarios;

/// <summary>
/// Random changes of every registry after the fact, most of them back-dated: some do away with a licence, and say so,
/// the others are about something else.
/// </summary>
internal sealed class LaterChanges(ScenarioWorld world, Random random)
{
    private const ushort Issuing = 62;
    private static readonly AgencyId Bystander = new(Issuing, 1);
    private static readonly DateTimeOffset PastMoment = new(2024, 12, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset LongAgo = new(2023, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Stack<WorldCase> _untouched = new(world.Cases.Where(IsPlain).OrderBy(_ => random.Next()));
    private readonly ContractAddresses _contracts = world.Chain.Network.Contracts;
    private uint _newest;

    /// <summary>What is to be told of a licence from now on, by what was done to it.</summary>
    public Dictionary<WorldCase, (string Check, string Reason)> Expected { get; } = [];

    private IssuerRegistryContract Issuers => new(_contracts.Issuers);

    private RecognitionRegistryContract Recognition => new(_contracts.Recognition);

    private Secp256k1Key Issuer => world.Chain.Admin(Issuing);

    /// <summary>Adds some changes to the next block.</summary>
    public void Add(int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (random.Next(25) == 0 && _untouched.TryPop(out WorldCase? victim))
            {
                DoAwayWith(victim);
            }
            else
            {
                AddNoise();
            }
        }
    }

    // One that has a status or whose key was touched may refuse a change; a plain one takes any.
    private static bool IsPlain(WorldCase one) =>
        one is { Case: { Said.Count: 0, Licence: { IsProven: true, Seal: null } } };

    private void DoAwayWith(WorldCase one)
    {
        DateTimeOffset before = one.Case.Licence.AnchoredAt.AddSeconds(-1);
        switch (random.Next(4))
        {
            case 0:
                one.Case.Licence.Suites.ToList().ForEach(suite => world.Chain.Add(Issuer, Issuers.RevokeKey(
                    one.Agency, TestKeys.IdOf(one.KeyOf(suite)), 1, before)));
                Expected[one] = ("KEY", "SIGNED_AFTER_KEY_REVOCATION");
                break;
            case 1:
                world.Chain.Add(Issuer, Issuers.CloseAgency(one.Agency, before, Bystander));
                Expected[one] = ("AUTHORITY", "ISSUER_NOT_AUTHORISED_AT_ISSUE");
                break;
            case 2:
                world.Chain.Add(Issuer, Issuers.EndType(one.Agency, TestRegistry.Type.TypeId, before));
                Expected[one] = ("AUTHORITY", "ISSUER_NOT_AUTHORISED_AT_ISSUE");
                break;
            default:
                Hash32 handle = new(Hashing.Sha256(one.Document.Payload.Handle.Span));
                world.Chain.Add(
                    world.Chain.Operator(Issuing),
                    new StatusRegistryContract(_contracts.Status).SetStatus(
                        [new StatusChange(handle, one.Agency, CertificateState.Revoked, 1, before, 0)]));
                Expected[one] = ("STATUS", "STATUS_REVOKED");
                break;
        }
    }

    /// <summary>Repeals the newest rule of a province, from a moment that is long past.</summary>
    public void Repeal(ushort province) => world.Chain.Add(
        world.Chain.Admin(province), Recognition.EndRule(world.NewestRuleOf(province), PastMoment));

    // Rules against types that no licence has, an agency that has none, keys that sign nothing.
    private void AddNoise()
    {
        Hash32 nothing = TestRegistry.HashOf($"nothing {++_newest}");
        ushort province = PastChain.Provinces[random.Next(PastChain.Provinces.Count)];
        DateTimeOffset from = LongAgo.AddDays(random.Next(2_000));
        switch (random.Next(4))
        {
            case 0:
                world.Chain.Add(Issuer, Issuers.AddAgency(nothing, from));
                break;
            case 1:
                world.Chain.Add(Issuer, Issuers.AuthoriseType(Bystander, nothing, from, null));
                break;
            case 2:
                world.Chain.Add(
                    world.Chain.Operator(Issuing),
                    new StatusRegistryContract(_contracts.Status).SetStatus(
                        [new StatusChange(nothing, Bystander, CertificateState.Suspended, 0, from, 0)]));
                break;
            default:
                RecognitionRule rule = new(
                    0, province, random.Next(2) == 0 ? null : (Suite)random.Next(1, 7), nothing, null, null,
                    random.Next(2) == 0 ? RuleVerdict.ByBridge : RuleVerdict.NotRecognised, from, null, nothing);
                world.Chain.Add(world.Chain.Admin(province), Recognition.AddRule(rule));
                break;
        }
    }
}
