namespace Grpc.Core;

/// <summary>The call for which credentials are asked.</summary>
/// <param name="serviceUrl">Scheme, host and service.</param>
/// <param name="methodName">The method's own name.</param>
/// <param name="cancellationToken">Cancelled when the call is.</param>
public class AuthInterceptorContext(
    string serviceUrl, string methodName, CancellationToken cancellationToken = default)
{
    /// <summary>Scheme, host and service, such as <c>https://host/certs.v1.IssuanceService</c>.</summary>
    public string ServiceUrl { get; } = serviceUrl ?? throw new ArgumentNullException(nameof(serviceUrl));

    /// <summary>The method's own name.</summary>
    public string MethodName { get; } = methodName ?? throw new ArgumentNullException(nameof(methodName));

    /// <summary>Cancelled when the call is.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;
}
