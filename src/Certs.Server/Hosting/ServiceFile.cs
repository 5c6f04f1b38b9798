using System.Text.Json;
using Certs.Server.Chain;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Certs.Server.Hosting;

/// <summary>Writes <c>service.json</c> once the service listens, so that the command line finds it; removes it at the end.</summary>
internal sealed class ServiceFile(
    IHostApplicationLifetime lifetime, IServer server, ProvinceChain chain, IOptions<NodeOptions> node) : IHostedService
{
    private readonly string _path = Path.Combine(node.Value.DataFolder, "service.json");

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        File.Delete(_path);
        lifetime.ApplicationStarted.Register(Write);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken)
    {
        File.Delete(_path);
        return Task.CompletedTask;
    }

    private void Write()
    {
        ICollection<string> addresses = server.Features.Get<IServerAddressesFeature>()!.Addresses;
        PrivateFiles.Write(_path, JsonSerializer.Serialize(
            new
            {
                Plain = addresses.First(address => address.StartsWith("http://", StringComparison.Ordinal)),
                Tls = addresses.First(address => address.StartsWith("https://", StringComparison.Ordinal)),
                Pid = Environment.ProcessId,
                Shared = Path.GetFullPath(node.Value.Shared),
                Network = chain.NetworkFile,
                Nodes = chain.Nodes.Select(node => node.Endpoint),
            },
            JsonSerializerOptions.Web));
    }
}
