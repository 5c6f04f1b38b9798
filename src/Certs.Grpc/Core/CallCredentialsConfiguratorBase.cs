namespace Grpc.Core;

/// <summary>Receives the parts of <see cref="CallCredentials"/>.</summary>
public abstract class CallCredentialsConfiguratorBase
{
    /// <summary>Receives credentials made of several.</summary>
    /// <param name="state">What the caller passed.</param>
    /// <param name="credentials">Two or more, in their order.</param>
    public abstract void SetCompositeCredentials(object? state, IReadOnlyList<CallCredentials> credentials);

    /// <summary>Receives credentials made of an interceptor.</summary>
    /// <param name="state">What the caller passed.</param>
    /// <param name="interceptor">Adds the credentials.</param>
    public abstract void SetAsyncAuthInterceptorCredentials(object? state, AsyncAuthInterceptor interceptor);
}
