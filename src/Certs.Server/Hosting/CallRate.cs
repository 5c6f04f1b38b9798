using System.Net;
using System.Threading.RateLimiting;
using Certs.Server.Refusals;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace Certs.Server.Hosting;

/// <summary>How often strangers may ask: a token bucket per address. Callers with a role are not limited here.</summary>
/// <remarks>An IPv6 address counts with its /64, which one subscriber has to himself.</remarks>
internal sealed class CallRate : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress> _limiter;

    public CallRate(IOptions<LimitOptions> options)
    {
        LimitOptions limits = options.Value;
        TokenBucketRateLimiterOptions bucket = new()
        {
            TokenLimit = limits.StrangerBurst,
            TokensPerPeriod = Math.Max(1, limits.StrangerItemsPerSecond / 10),
            ReplenishmentPeriod = TimeSpan.FromSeconds(
                Math.Max(1, limits.StrangerItemsPerSecond / 10) / (double)limits.StrangerItemsPerSecond),
            AutoReplenishment = true,
            QueueLimit = 0,
        };
        _limiter = PartitionedRateLimiter.Create<IPAddress, string>(
            address => RateLimitPartition.GetTokenBucketLimiter(PartitionOf(address), _ => bucket));
    }

    /// <summary>Takes one call's, or one item's, share.</summary>
    /// <exception cref="RefusedException">the caller has used up its share for now.</exception>
    public void TakeOne(ServerCallContext call, Caller caller)
    {
        if (caller.Roles.Count > 0)
        {
            return;
        }

        if (!TryTakeOne(call.GetHttpContext().Connection.RemoteIpAddress))
        {
            throw new RefusedException(
                RefusalReason.RateLimited, "Too many calls from this address; a client certificate has no such limit.")
            {
                RetryAfter = TimeSpan.FromSeconds(1),
            };
        }
    }

    /// <summary>Takes one request's share of an address. False: it is used up for now.</summary>
    public bool TryTakeOne(IPAddress? address)
    {
        using RateLimitLease lease = _limiter.AttemptAcquire(address ?? IPAddress.None);
        return lease.IsAcquired;
    }

    /// <inheritdoc />
    public void Dispose() => _limiter.Dispose();

    private static string PartitionOf(IPAddress address)
    {
        byte[] bytes = address.MapToIPv6().GetAddressBytes();
        return address.IsIPv4MappedToIPv6 || address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork
            ? address.ToString()
            : Convert.ToHexString(bytes.AsSpan(0, 8));
    }
}
