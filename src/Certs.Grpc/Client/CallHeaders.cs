using Grpc.Core;

namespace Grpc.Net.Client;

/// <summary>The headers of a call: those of the caller and what its credentials add.</summary>
internal static class CallHeaders
{
    /// <summary>Asks the credentials of channel and call; without any, the caller's headers are taken as they
    /// are.</summary>
    /// <exception cref="RpcException">UNAUTHENTICATED: there are credentials, and the channel is
    /// plaintext.</exception>
    internal static ValueTask<Metadata> PrepareAsync(
        ChannelSettings channel, IMethod method, CallOptions options, CancellationToken cancellationToken)
    {
        Metadata headers = options.Headers ?? Metadata.Empty;
        return options.Credentials is null && channel.CallCredentials.Count == 0
            ? ValueTask.FromResult(headers)
            : AddCredentialsAsync(channel, method, options, headers, cancellationToken);
    }

    private static async ValueTask<Metadata> AddCredentialsAsync(
        ChannelSettings channel,
        IMethod method,
        CallOptions options,
        Metadata headers,
        CancellationToken cancellationToken)
    {
        if (!channel.MayCarryCredentials)
        {
            throw new RpcException(new Status(
                StatusCode.Unauthenticated, "Call credentials are not sent over a plaintext channel."));
        }

        IEnumerable<CallCredentials> credentials = options.Credentials is null
            ? channel.CallCredentials
            : channel.CallCredentials.Append(options.Credentials);
        AuthInterceptorContext context = new(
            new Uri(channel.Address, "/" + method.ServiceName).AbsoluteUri, method.Name, cancellationToken);
        Metadata result = [.. headers];
        await CredentialRunner.RunAsync(credentials, context, result);
        return result;
    }
}
