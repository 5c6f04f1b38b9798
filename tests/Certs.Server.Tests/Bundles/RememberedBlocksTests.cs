using System.Text.Json.Nodes;
using Certs.Core.Bundles;
using Certs.Core.ShortForms;
using Certs.Server.Tests.Cli;
using Certs.Testing.Bundles;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Server.Tests.Bundles;

/// <summary>The command line remembers proven blocks from run to run and keeps two of one height as evidence.</summary>
public sealed class RememberedBlocksTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ForkedChain _chain = new(Living());

    public RememberedBlocksTests() => File.WriteAllBytes(
        _folder.File("trust.json"), TrustFileWriter.Write(TestProvinces.Sign(_chain.One.Trust, 33, 62)));

    public void Dispose()
    {
        _chain.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task The_second_block_of_a_height_is_evidence_that_stays_and_is_told(bool isFirstShort, bool isSecondShort)
    {
        CertsResult first = await VerifyAsync(ForkedChain.Shown(_chain.One, isFirstShort));
        CertsResult second = await VerifyAsync(ForkedChain.Shown(_chain.Other, isSecondShort));
        string kept = _folder.File(Path.Combine("memory", "equivocation", _chain.EvidenceName));
        byte[] evidence = await File.ReadAllBytesAsync(kept, Stop);
        CertsResult again = await VerifyAsync(ForkedChain.Shown(_chain.Other, isSecondShort));
        CertsResult honest = await VerifyAsync(ForkedChain.Shown(_chain.One, isSecondShort));

        Assert.Equal((0, ""), (first.ExitCode, first.Errors));
        Assert.Equal(2, second.ExitCode);
        Assert.Contains("LOG_EQUIVOCATION", second.Output, StringComparison.Ordinal);
        Assert.Contains(kept, second.Errors, StringComparison.Ordinal);
        Assert.Contains("标准主管部门", second.Errors, StringComparison.Ordinal);
        Assert.Contains("standards office", second.Errors, StringComparison.Ordinal);
        JsonArray blocks = JsonNode.Parse(evidence)!["blocks"]!.AsArray();
        Assert.Equal(
            [_chain.One.StatusBlock.BlockHash.ToString(), _chain.Other.StatusBlock.BlockHash.ToString()],
            blocks.Select(block => block!["hash"]!.GetValue<string>()));
        Assert.Equal(
            [isFirstShort ? "PROVINCES" : "SEALS", isSecondShort ? "PROVINCES" : "SEALS"],
            blocks.Select(block => block!["proven_by"]!.GetValue<string>()));
        Assert.All(blocks, block => Assert.NotEmpty(block!["proof"]!.GetValue<string>()));
        Assert.Equal((2, second.Errors), (again.ExitCode, again.Errors));
        Assert.Equal(evidence, await File.ReadAllBytesAsync(kept, Stop));
        Assert.Equal((0, ""), (honest.ExitCode, honest.Errors));
    }

    [Fact]
    public async Task A_block_that_is_merely_claimed_leaves_no_trace()
    {
        await VerifyAsync(_chain.Unsealed.Bundle);
        await VerifyAsync(TestWitnesses.Of(_chain.Unsealed, 0, 33)!);

        CertsResult honest = await VerifyAsync(_chain.One.Bundle);

        Assert.Equal((0, ""), (honest.ExitCode, honest.Errors));
        Assert.False(Directory.Exists(_folder.File(Path.Combine("memory", "equivocation"))));
    }

    [Theory]
    [InlineData("{", "[")]
    [InlineData("\"block\": 200", "\"block\": 201")]
    [InlineData("SEALS", "SEAL")]
    public async Task A_damaged_memory_is_an_error_that_says_what_to_do(string from, string to)
    {
        await VerifyAsync(_chain.One.Bundle);
        string file = Directory.EnumerateFiles(_folder.File("memory"), "*.blocks.json").Single();
        string text = await File.ReadAllTextAsync(file, Stop);
        await File.WriteAllTextAsync(file, text.Replace(from, to, StringComparison.Ordinal), Stop);

        CertsResult refused = await VerifyAsync(_chain.Other.Bundle);
        File.Move(file, _folder.File("aside.json"));
        CertsResult anew = await VerifyAsync(_chain.Other.Bundle);

        Assert.Equal(64, refused.ExitCode);
        Assert.Contains(file, refused.Errors, StringComparison.Ordinal);
        Assert.Contains("Move it elsewhere and keep it", refused.Errors, StringComparison.Ordinal);
        Assert.Equal((0, ""), (anew.ExitCode, anew.Errors));
    }

    [Fact]
    public async Task Windows_that_share_a_folder_lose_nothing()
    {
        Bundle[] shown =
        [
            .. Enumerable.Range(0, 3).Select(number => new OfflineScenario(
                new ScenarioBuilder
                {
                    IssuedAt = _chain.One.StatusBlock.BlockTime.AddHours(-1),
                    HeadTime = _chain.One.StatusBlock.BlockTime,
                    RelyingProvince = 62,
                    AnchorBlock = 101 + number,
                    HeadBlock = 300 + number,
                }.Build(),
                new TestBlocks(_chain.Validators, strangers: 3)).Bundle),
        ];

        CertsResult[] verified = await Task.WhenAll(shown.Select(VerifyAsync));

        string file = Directory.EnumerateFiles(_folder.File("memory"), "*.blocks.json").Single();
        long[] heights =
        [
            .. JsonNode.Parse(await File.ReadAllBytesAsync(file, Stop))!["blocks"]!.AsArray()
                .Select(block => block!["block"]!.GetValue<long>()),
        ];
        Assert.All(verified, one => Assert.Equal((0, ""), (one.ExitCode, one.Errors)));
        Assert.Equal([101, 102, 103, 300, 301, 302], heights);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // The program's clock is today's.
    private static ScenarioBuilder Living()
    {
        DateTimeOffset now = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        return new ScenarioBuilder { IssuedAt = now.AddHours(-1), HeadTime = now, RelyingProvince = 62 };
    }

    private async Task<CertsResult> VerifyAsync(Bundle bundle)
    {
        string trust = _folder.File("trust.json");
        string file = _folder.File($"{Guid.NewGuid()}.bundle");
        if (bundle.Witness is null)
        {
            await File.WriteAllBytesAsync(file, BundleWriter.WriteBinary(bundle), Stop);
        }
        else
        {
            await File.WriteAllTextAsync(file, ShortForm.Write(bundle), Stop);
        }

        return await CertsProgram.RunAsync(
            "verify", file, "--as", "62", "--offline", "--trust", trust, "--trust-memory", _folder.File("memory"));
    }
}
