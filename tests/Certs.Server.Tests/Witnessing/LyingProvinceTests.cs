using Certs.Api.V1;
using Certs.Cli.Service;
using Certs.Core.Evm;
using Certs.Core.Witnessing;
using Certs.Ledger.DevChain;
using Certs.Server.Services;
using Certs.Server.Tests.Cli;
using Certs.Server.Tests.Hosting;
using Certs.Testing.Chain;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Health.V1;
using Xunit;

namespace Certs.Server.Tests.Witnessing;

/// <summary>A province that signs for another block than the chain has convicts itself.</summary>
public sealed class LyingProvinceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_statements_are_kept_and_told_whether_the_liar_is_asked_or_asks_and_its_word_never_counts()
    {
        TestAnvil.Use();
        using TempFolder folder = new();
        await using NodeProcess gansu = await NodeProcess.StartAsync(
            62, folder.File("62"), folder.File("shared"),
            [
                "--Keys:Iterations=1000", "--Witnessing:Interval=00:00:01",
                $"--Witnessing:Peers:0:Folder={folder.File("33")}", "--Limits:StrangerBurst=1000",
            ],
            Stop);
        byte[] document = await WitnessingProvinces.IssueAsync(gansu, Suite.Es256, Stop);
        using ServiceConnection operators = ServiceConnection.Open(gansu.Folder, "operator");
        using Secp256k1Key zhejiang = AccountFile.Load(new DevChainFolder(folder.File("shared")).Admin(33));
        using Secp256k1Key yunnan = AccountFile.Load(new DevChainFolder(folder.File("shared")).Admin(53));

        await using LyingProvince liar = await LyingProvince.StartAsync(33, zhejiang, folder.File("33"));
        await Eventually.HoldsAsync(async () => (await StatusAsync(operators)).Equivocations > 0);
        RpcException refused = await Assert.ThrowsAsync<RpcException>(async () => await operators.Verification
            .GetBundleAsync(
                new GetBundleRequest { Document = ByteString.CopyFrom(document), Form = BundleForm.Short },
                cancellationToken: Stop));
        await LieAsync(operators, 53, yunnan);
        ListEquivocationsResponse evidence = await operators.Witness.ListEquivocationsAsync(
            new ListEquivocationsRequest(), cancellationToken: Stop);
        CertsResult told = await CertsProgram.RunAsync(
            "checkpoint", "--data", gansu.Folder.Path, "--evidence", folder.File("evidence.json"));
        HealthCheckResponse health = await HealthAsync(gansu);

        Assert.Equal(StatusCode.FailedPrecondition, refused.StatusCode);
        Assert.All(
            evidence.Equivocations,
            one => Assert.True(one.Statements.DistinctBy(statement => statement.Checkpoint.BlockHash).Count() > 1));
        Assert.Equal(
            [33u, 53u, 62u],
            evidence.Equivocations.SelectMany(one => one.Statements).Select(one => one.Signature.Province).Distinct().Order());
        Assert.Equal(1, told.ExitCode);
        Assert.Contains("LOG_EQUIVOCATION at block", told.Output, StringComparison.Ordinal);
        Assert.Contains("\"statements\"", await File.ReadAllTextAsync(folder.File("evidence.json"), Stop), StringComparison.Ordinal);
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.NotServing, health.Status);
    }

    // A province that asks with a signed lie; a stranger's signature convicts nobody.
    private static async Task LieAsync(ServiceConnection service, ushort province, Secp256k1Key key)
    {
        Api.V1.Checkpoint real = (await service.Witness.GetCheckpointAsync(
            new GetCheckpointRequest(), cancellationToken: Stop)).Checkpoint;
        Api.V1.Checkpoint lie = new(real) { BlockHash = ByteString.CopyFrom([.. Enumerable.Repeat((byte)7, 32)]) };
        SignedCheckpoint signed = new SignedCheckpoint(
            WitnessMessages.ToOrder(new CoSignRequest { Checkpoint = lie }).Checkpoint, []).SignedBy(province, key);
        CoSignResponse answer = await service.Witness.CoSignAsync(
            new CoSignRequest { Checkpoint = lie, Signature = WitnessMessages.ToMessage(signed.Signatures[0]) },
            cancellationToken: Stop);
        Assert.Equal(real.BlockHash, answer.Checkpoint.BlockHash);
    }

    private static async Task<GetNodeStatusResponse> StatusAsync(ServiceConnection service) =>
        await service.Administration.GetNodeStatusAsync(new GetNodeStatusRequest(), cancellationToken: Stop);

    private static async Task<HealthCheckResponse> HealthAsync(NodeProcess node)
    {
        using RawCaller raw = RawCaller.InPlaintext(node);
        return await new Health.HealthClient(raw.Invoker).CheckAsync(
            new HealthCheckRequest { Service = "certs.v1.WitnessService" }, cancellationToken: Stop);
    }
}
