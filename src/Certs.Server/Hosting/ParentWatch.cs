using Microsoft.Extensions.Options;

namespace Certs.Server.Hosting;

/// <summary>Ends the service when standard input closes: the sign that the parent is gone, however it went.</summary>
internal sealed class ParentWatch(IHostApplicationLifetime lifetime, IOptions<NodeOptions> node) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!node.Value.EndWithStandardInput)
        {
            return;
        }

        await using Stream input = Console.OpenStandardInput();
        byte[] ignored = new byte[256];
        while (await input.ReadAsync(ignored, stoppingToken) > 0)
        {
        }

        lifetime.StopApplication();
    }
}
