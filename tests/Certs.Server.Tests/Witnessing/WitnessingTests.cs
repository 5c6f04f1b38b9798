using System.Text;
using Certs.Api.V1;
using Certs.Cli.Service;
using Certs.Server.Tests.Cli;
using Google.Protobuf;
using Grpc.Core;
using Xunit;

namespace Certs.Server.Tests.Witnessing;

/// <summary>Provinces sign for blocks and facts together, and a window judges by their word alone.</summary>
public sealed class WitnessingTests(WitnessingProvinces provinces) : IClassFixture<WitnessingProvinces>, IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Provinces_sign_for_the_newest_block_together_by_themselves()
    {
        using ServiceConnection gansu = ServiceConnection.Open(provinces.Gansu.Folder, "operator");

        await Eventually.HoldsAsync(async () =>
            (await gansu.Administration.GetNodeStatusAsync(new GetNodeStatusRequest(), cancellationToken: Stop))
            .CheckpointSignatures == 2);
        GetCheckpointResponse newest = await gansu.Witness.GetCheckpointAsync(
            new GetCheckpointRequest(), cancellationToken: Stop);
        CertsResult told = await CertsProgram.RunAsync("checkpoint", "--data", provinces.Gansu.Folder.Path);

        Assert.Equal([33u, 62u], newest.Signatures.Select(one => one.Province));
        Assert.Equal(2u, newest.Needed);
        Assert.Equal((0, ""), (told.ExitCode, told.Errors));
        Assert.Contains("signed by 33, 62", told.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_the_command_line_made_is_accepted_by_a_trust_file_alone()
    {
        string document = _folder.File("licence.json");
        await File.WriteAllBytesAsync(document, provinces.Document, Stop);
        string code = _folder.File("code.txt");
        string trust = _folder.File("trust.json");
        CertsResult fetched = await CertsProgram.RunAsync(
            "trust-file", "--out", trust, "--data", provinces.Gansu.Folder.Path, "--data", provinces.Zhejiang.Folder.Path);
        Assert.Equal((0, ""), (fetched.ExitCode, fetched.Errors));

        CertsResult made = await CertsProgram.RunAsync("bundle", document, "--qr", code, "--data", provinces.Gansu.Folder.Path);
        CertsResult byFile = await OfflineAsync(code, trust);
        CertsResult byText = await OfflineAsync((await File.ReadAllTextAsync(code, Stop)).Trim(), trust);

        Assert.Equal((0, ""), (made.ExitCode, made.Errors));
        Assert.Equal((0, 0), (byFile.ExitCode, byText.ExitCode));
        Assert.Contains("\"depth\":\"WITNESSED_SNAPSHOT\"", byFile.Output, StringComparison.Ordinal);
        Assert.Contains("2 of 3 provinces signed for block", byText.Output, StringComparison.Ordinal);
        Assert.InRange((await File.ReadAllTextAsync(code, Stop)).Length, 1_000, 2_108);
    }

    [Theory]
    [InlineData("code.png", "\u0089PNG")]
    [InlineData("code.svg", "<svg ")]
    public async Task A_code_is_a_picture_where_the_name_ends_like_one(string name, string start)
    {
        string document = _folder.File("licence.json");
        await File.WriteAllBytesAsync(document, provinces.Document, Stop);

        CertsResult made = await CertsProgram.RunAsync(
            "bundle", document, "--qr", _folder.File(name), "--data", provinces.Gansu.Folder.Path);

        Assert.Equal((0, ""), (made.ExitCode, made.Errors));
        Assert.StartsWith(start, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(_folder.File(name), Stop)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_codes_of_a_full_bundle_stand_in_a_page_of_their_own()
    {
        string document = _folder.File("licence.json");
        string page = _folder.File("codes.html");
        await File.WriteAllBytesAsync(document, provinces.Document, Stop);

        CertsResult made = await CertsProgram.RunAsync(
            "bundle", document, "--animated", page, "--data", provinces.Gansu.Folder.Path);

        Assert.Equal((0, ""), (made.ExitCode, made.Errors));
        Assert.InRange((await File.ReadAllTextAsync(page, Stop)).Split("<svg ").Length - 1, 5, 12);
    }

    [Fact]
    public async Task A_province_signs_nothing_that_its_chain_does_not_hold()
    {
        using ServiceConnection gansu = ServiceConnection.Open(provinces.Gansu.Folder, "verifier");
        using ServiceConnection zhejiang = ServiceConnection.Open(provinces.Zhejiang.Folder, "verifier");
        Checkpoint checkpoint = (await zhejiang.Witness.CoSignAsync(
            new CoSignRequest { Checkpoint = await AnyAsync(gansu) }, cancellationToken: Stop)).Checkpoint;
        CoSignRequest invented = new()
        {
            Checkpoint = checkpoint,
            Facts =
            {
                new FactQuestion
                {
                    Agency = "urn:certs:agency:62:1",
                    Root = ByteString.CopyFrom(new byte[32]),
                    Handle = ByteString.CopyFrom(new byte[32]),
                },
            },
        };
        Checkpoint ahead = new(checkpoint) { BlockNumber = checkpoint.BlockNumber + 1_000 };
        Checkpoint foreign = new(checkpoint) { ChainId = 7 };

        foreach (CoSignRequest request in new[]
            { invented, new CoSignRequest { Checkpoint = ahead }, new CoSignRequest { Checkpoint = foreign } })
        {
            RpcException refused = await Assert.ThrowsAsync<RpcException>(
                async () => await zhejiang.Witness.CoSignAsync(request, cancellationToken: Stop));

            Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        }
    }

    [Fact]
    public async Task What_a_caller_says_of_a_block_is_not_what_a_province_signs()
    {
        using ServiceConnection gansu = ServiceConnection.Open(provinces.Gansu.Folder, "verifier");
        Checkpoint real = await AnyAsync(gansu);
        Checkpoint said = new(real) { BlockHash = ByteString.CopyFrom(new byte[32]) };

        CoSignResponse answer = await gansu.Witness.CoSignAsync(
            new CoSignRequest { Checkpoint = said }, cancellationToken: Stop);

        Assert.Equal(real.BlockHash, answer.Checkpoint.BlockHash);
    }

    private static async Task<Checkpoint> AnyAsync(ServiceConnection service)
    {
        await Eventually.HoldsAsync(async () =>
        {
            try
            {
                await service.Witness.GetCheckpointAsync(new GetCheckpointRequest(), cancellationToken: Stop);
                return true;
            }
            catch (RpcException none) when (none.StatusCode == StatusCode.NotFound)
            {
                return false;
            }
        });
        return (await service.Witness.GetCheckpointAsync(new GetCheckpointRequest(), cancellationToken: Stop)).Checkpoint;
    }

    private Task<CertsResult> OfflineAsync(string presented, string trust) => CertsProgram.RunAsync(
        "verify", presented, "--as", "33", "--offline", "--trust", trust, "--trust-memory", _folder.File("memory"), "--json");
}
