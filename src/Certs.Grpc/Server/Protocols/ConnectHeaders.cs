using System.Globalization;
using Grpc.Core;
using Grpc.Wire;
using Microsoft.AspNetCore.Http;

namespace Grpc.AspNetCore.Server.Protocols;

/// <summary>Request headers of the Connect protocol.</summary>
internal static class ConnectHeaders
{
    private const int MaxTimeoutDigits = 10;

    /// <summary>Refuses a version other than 1. No version is fine: a plain HTTP client sends none.</summary>
    internal static void CheckVersion(IHeaderDictionary headers)
    {
        string? version = headers[HeaderNames.ConnectVersion];
        if (version is not (null or "1"))
        {
            throw Refuse("The header Connect-Protocol-Version is not 1.");
        }
    }

    /// <summary>Reads the timeout: up to ten digits, milliseconds.</summary>
    internal static TimeSpan? ReadTimeout(IHeaderDictionary headers)
    {
        string? text = headers[HeaderNames.ConnectTimeout];
        if (text is null)
        {
            return null;
        }

        if (text.Length > MaxTimeoutDigits
            || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long milliseconds))
        {
            throw Refuse("The header Connect-Timeout-Ms is not correct.");
        }

        TimeSpan timeout = TimeSpan.FromMilliseconds(milliseconds);
        return timeout > GrpcTimeout.Longest ? GrpcTimeout.Longest : timeout;
    }

    private static RpcException Refuse(string detail) => new(new Status(StatusCode.InvalidArgument, detail));
}
