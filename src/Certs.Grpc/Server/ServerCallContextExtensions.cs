using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Http;

namespace Grpc.Core;

/// <summary>The way from a call to its HTTP request.</summary>
public static class ServerCallContextExtensions
{
    private const string UserStateKey = "__HttpContext";

    /// <summary>The HTTP request of a call. Valid until the handler's task ends.</summary>
    /// <param name="serverCallContext">The call. A test double leaves the request in its user state under
    /// <c>__HttpContext</c>.</param>
    /// <exception cref="InvalidOperationException">The call has no HTTP request.</exception>
    public static HttpContext GetHttpContext(this ServerCallContext serverCallContext)
    {
        ArgumentNullException.ThrowIfNull(serverCallContext);
        if (serverCallContext is ServerCall call)
        {
            return call.Http;
        }

        _ = serverCallContext.UserState.TryGetValue(UserStateKey, out object? value);
        return value is HttpContext http
            ? http
            : throw new InvalidOperationException("This call has no HTTP request.");
    }
}
