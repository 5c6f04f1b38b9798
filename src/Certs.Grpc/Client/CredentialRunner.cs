using Grpc.Core;

namespace Grpc.Net.Client;

/// <summary>Gathers the interceptors of call credentials.</summary>
internal sealed class CredentialRunner : CallCredentialsConfiguratorBase
{
    private readonly List<AsyncAuthInterceptor> _interceptors = [];

    public override void SetCompositeCredentials(object? state, IReadOnlyList<CallCredentials> credentials)
    {
        foreach (CallCredentials part in credentials)
        {
            part.InternalPopulateConfiguration(this, state);
        }
    }

    public override void SetAsyncAuthInterceptorCredentials(
        object? state, AsyncAuthInterceptor interceptor) =>
        _interceptors.Add(interceptor);

    /// <summary>Adds the credentials to the headers of a call.</summary>
    internal static async ValueTask RunAsync(
        IEnumerable<CallCredentials> credentials, AuthInterceptorContext context, Metadata headers)
    {
        CredentialRunner runner = new();
        foreach (CallCredentials one in credentials)
        {
            one.InternalPopulateConfiguration(runner, null);
        }

        foreach (AsyncAuthInterceptor interceptor in runner._interceptors)
        {
            await interceptor(context, headers);
        }
    }
}
