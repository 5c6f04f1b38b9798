using Certs.Core.Suites;
using Certs.Server.Administration;
using Certs.Server.Anchoring;
using Certs.Server.Bridging;
using Certs.Server.Bundles;
using Certs.Server.Chain;
using Certs.Server.Governance;
using Certs.Server.Hosting;
using Certs.Server.Issuing;
using Certs.Server.Keys;
using Certs.Server.Lifecycle;
using Certs.Server.Services;
using Certs.Server.Statistics;
using Certs.Server.StatusLists;
using Certs.Server.Storage;
using Certs.Server.Storage.Moving;
using Certs.Server.Tracing;
using Certs.Server.Verifying;
using Certs.Server.Watching;
using Certs.Server.Webhooks;
using Certs.Server.Witnessing;
using Grpc.HealthCheck;

if (args is [MoveProgram.Verb, .. string[] rest])
{
    return await MoveProgram.RunAsync(rest, CancellationToken.None);
}

try
{
    // A library that computes wrongly must not get as far as a port (docs/operations.md, "It does not
    // start").
    SuiteSelfTest.Run();

    WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
    builder.Configuration.AddCommandLine(args, new Dictionary<string, string> { ["--store"] = "Storage:Url" });
    IReadOnlyList<string> problems = SettingsCheck.Problems(builder.Configuration);
    if (problems.Count > 0)
    {
        foreach (string problem in problems)
        {
            await Console.Error.WriteLineAsync(problem);
        }

        return SettingsCheck.ExitCode;
    }

    // Twice the cores: a call must not wait in line behind blocks that are being read, but share the processor with them.
    // Beside revocations 99 of 100 verdicts then take 10 ms instead of 24 (bench lifecycle).
    ThreadPool.SetMinThreads(2 * Environment.ProcessorCount, 2 * Environment.ProcessorCount);

    NodeOptions node = builder.Configuration.GetSection("Node").Get<NodeOptions>() ?? new NodeOptions();
    PrivateFiles.MakeFolder(node.DataFolder);
    PrivateFiles.MakeFolder(node.Shared);
    using SharedFolderLock starting = await SharedFolderLock.TakeAsync(node.Shared, CancellationToken.None);
    await using ProvinceChain chain =
        await ProvinceChain.OpenAsync(
            node, new Progress<string>(Console.Error.WriteLine), CancellationToken.None);

    builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddNodeHosting();
    builder.Services.AddChain(chain);
    builder.Services.AddStorage(Path.Combine(node.DataFolder, "certs.db"));
    builder.Services.AddKeys(Path.Combine(node.Shared, "keys"));
    builder.Services.AddIssuing();
    builder.Services.AddStatusLists();
    builder.Services.AddAnchoring();
    builder.Services.AddBridging();
    builder.Services.AddLifecycle();
    builder.Services.AddTracing();
    builder.Services.AddWatching();
    builder.Services.AddWebhooks(node.Shared);
    builder.Services.AddSingleton<VerifyCertificate>();
    builder.Services.AddBundles();
    builder.Services.AddWitnessing();
    builder.Services.AddStatistics();
    builder.Services.AddAdministration();
    builder.Services.AddGovernance();

    builder.Services.AddEndpoints();
    builder.Services.AddGrpc();
    builder.Services.AddGrpcReflection();

    WebApplication app = builder.Build();
    app.MapEndpoints();
    app.MapGrpcService<HealthServiceImpl>();
    app.MapGrpcReflectionService();
    app.MapStatusLists();
    await app.StartAsync();
    starting.Dispose();
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception failure)
{
    return StartFailure.Tell(failure, Console.Error);
}
