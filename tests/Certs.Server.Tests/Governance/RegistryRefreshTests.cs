using System.Text.Json;
using System.Text.Json.Nodes;
using Certs.Api.V1;
using Certs.Cli.Demo;
using Certs.Ledger.Evm;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace Certs.Server.Tests.Governance;

/// <summary>How soon a running service answers by what another province has written.</summary>
[Collection(GovernedProvinces.Name)]
public sealed class RegistryRefreshTests(ThreeProvinces provinces)
{
    // Whoever shares the machine may take a service's turn for longer than a block; not three times.
    private static readonly uint[] IssuersOfAttempts = [50, 51, 52];

    private static readonly DateTimeOffset Since = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rule_is_applied_as_of_the_block_that_recorded_it_or_the_next_one()
    {
        using EthNode node = new(provinces.Gansu.Folder.ReadServiceFile().Nodes[0]);
        List<long> blocksLate = [];
        await CallAsync(node, "evm_setIntervalMining", 1);
        try
        {
            foreach (uint issuer in IssuersOfAttempts.TakeWhile(_ => blocksLate.All(late => late > 1)))
            {
                blocksLate.Add(await BlocksUntilAppliedAsync(issuer));
            }
        }
        finally
        {
            await CallAsync(node, "evm_setAutomine", true);
        }

        Assert.InRange(blocksLate.Min(), 0, 1);
    }

    // Zhejiang writes, Gansu's service is asked all the time. Not one answer may know of a rule before its block, or not
    // know of it from that block on.
    private async Task<long> BlocksUntilAppliedAsync(uint issuer)
    {
        Task<AddRuleResponse> adding = provinces.OfZhejiang.Recognition.AddRuleAsync(
            new AddRuleRequest
            {
                RequestId = Guid.NewGuid().ToString(),
                Selector = new RuleSelector { Suite = Suite.Sm2, IssuerProvince = issuer },
                Verdict = RuleVerdict.Recognised,
                ValidFrom = Since.ToTimestamp(),
            },
            cancellationToken: Stop).ResponseAsync;
        List<RecognisesResponse> answers = [];
        await Eventually.HoldsAsync(async () =>
        {
            answers.Add(await AskGansuAsync(issuer));
            return answers[^1].Recognition == Recognition.Recognised;
        });

        long recorded = (await adding).Rule.Recorded.BlockNumber;
        Assert.All(answers, answer => Assert.Equal(
            answer.AsOf.BlockNumber >= recorded, answer.Recognition == Recognition.Recognised));
        return answers[^1].AsOf.BlockNumber - recorded;
    }

    private async Task<RecognisesResponse> AskGansuAsync(uint issuer) =>
        await provinces.OfGansu.Recognition.RecognisesAsync(
            new RecognisesRequest
            {
                FromProvince = issuer,
                ToProvince = 33,
                Suites = { Suite.Sm2 },
                Type = Licences.Type,
            },
            cancellationToken: Stop);

    private static Task<JsonElement> CallAsync(EthNode node, string method, JsonNode argument) =>
        node.Client.CallAsync(new JsonRpcCall(method, [argument]), Stop);
}
