using System.Net;
using System.Net.Sockets;

namespace Certs.Server.Webhooks;

/// <summary>
/// Opens the connections of webhooks, and only such as lead into the public Internet (threat T19): the name is resolved once,
/// every address of it is looked at, and the connection goes to one of just these.
/// </summary>
internal sealed class TargetGuard(ITargetNetwork network)
{
    private const int Https = 443;

    /// <summary>Opens a connection.</summary>
    /// <exception cref="TargetRefusedException">Not the port of HTTPS, or an address that is not public.</exception>
    /// <exception cref="SocketException">There is no such name, or nobody at any of its addresses.</exception>
    public async Task<Stream> ConnectAsync(DnsEndPoint target, CancellationToken cancellationToken)
    {
        if (target.Port != Https)
        {
            throw new TargetRefusedException("Not the port of HTTPS.");
        }

        IPAddress[] addresses = await network.ResolveAsync(target.Host, cancellationToken);
        if (!Array.TrueForAll(addresses, PublicAddresses.Contains))
        {
            throw new TargetRefusedException("The name leads to an address that is not public.");
        }

        SocketException? last = null;
        foreach (IPAddress address in addresses)
        {
            try
            {
                return await network.ConnectAsync(new IPEndPoint(address, Https), cancellationToken);
            }
            catch (SocketException failure)
            {
                last = failure;
            }
        }

        throw last ?? new SocketException((int)SocketError.HostNotFound);
    }
}
