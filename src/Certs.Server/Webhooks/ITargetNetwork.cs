using System.Net;

namespace Certs.Server.Webhooks;

/// <summary>The network that webhooks go out to. It decides nothing: what may be reached is decided between its two methods.</summary>
internal interface ITargetNetwork
{
    /// <summary>Every address of a name.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">There is none, or nobody can be asked.</exception>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);

    /// <summary>Opens a connection to an address that was found good.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">Nobody is there.</exception>
    Task<Stream> ConnectAsync(IPEndPoint target, CancellationToken cancellationToken);
}
