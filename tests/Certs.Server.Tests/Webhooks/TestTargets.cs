using System.Net;
using System.Net.Sockets;
using Certs.Server.Webhooks;

namespace Certs.Server.Tests.Webhooks;

/// <summary>
/// A network in which every address leads to one receiver, also those that no webhook may go to: whoever opens a connection is
/// counted there. Names lead to the addresses that a test says, one list after the other.
/// </summary>
internal sealed class TestTargets(HookReceiver receiver) : ITargetNetwork
{
    private readonly Dictionary<string, Queue<IPAddress[]>> _names = [];
    private int _resolved;

    public int Resolved => Volatile.Read(ref _resolved);

    /// <summary>What a name leads to: each call takes the next list, and the last one stays.</summary>
    public TestTargets With(string host, params string[][] answers)
    {
        _names[host] = new Queue<IPAddress[]>(answers.Select(one => one.Select(IPAddress.Parse).ToArray()));
        return this;
    }

    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _resolved);
        lock (_names)
        {
            // As the resolver of a machine does, numbers in any of their forms are taken for addresses.
            return Task.FromResult(_names.TryGetValue(host, out Queue<IPAddress[]>? answers)
                ? answers.Count > 1 ? answers.Dequeue() : answers.Peek()
                : IPAddress.TryParse(host, out IPAddress? address)
                    ? [address]
                    : throw new SocketException((int)SocketError.HostNotFound));
        }
    }

    public async Task<Stream> ConnectAsync(IPEndPoint target, CancellationToken cancellationToken)
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(receiver.EndPoint, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
