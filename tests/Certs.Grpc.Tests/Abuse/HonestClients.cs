using Certs.Grpc.Tests.Hosting;
using Certs.Grpc.Tests.Protos;
using Grpc.Net.Client;

namespace Certs.Grpc.Tests.Abuse;

/// <summary>Twenty clients, each with a connection of its own, that call until they are stopped.</summary>
internal sealed class HonestClients : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task[] _clients;
    private int _answered;

    public HonestClients(EchoHost host) =>
        _clients = [.. Enumerable.Range(0, 20).Select(number => CallAsync(host.Address, number))];

    public int Answered => Volatile.Read(ref _answered);

    /// <summary>Waits until the clients have been answered some more times, or one of them failed.</summary>
    public Task MoreAsync(int count)
    {
        int target = Answered + count;
        return Eventually.HoldsAsync(
            () => Answered >= target || _clients.Any(client => client.IsFaulted), $"{count} more answers");
    }

    /// <summary>Stops the clients; throws what one of them met.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_clients);
        _stop.Dispose();
    }

    private async Task CallAsync(Uri address, int number)
    {
        using GrpcChannel channel = GrpcChannel.ForAddress(address);
        EchoService.EchoServiceClient client = new(channel);
        for (int i = 0; !_stop.IsCancellationRequested; i++)
        {
            string text = $"{number}/{i}";
            EchoResponse response = await client.EchoAsync(new EchoRequest { Text = text });
            if (response.Text != text)
            {
                throw new InvalidOperationException($"{text} was answered with {response.Text}.");
            }

            Interlocked.Increment(ref _answered);
        }
    }
}
