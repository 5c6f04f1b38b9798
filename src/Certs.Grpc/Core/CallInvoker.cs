namespace Grpc.Core;

/// <summary>Starts client calls. Generated stubs call it; interceptors wrap it.</summary>
public abstract class CallInvoker
{
    /// <summary>Makes a unary call and blocks the thread until it ends.</summary>
    /// <param name="method">The method.</param>
    /// <param name="host">Has no effect here; null.</param>
    /// <param name="options">What the call is made with.</param>
    /// <param name="request">The request.</param>
    /// <exception cref="RpcException">The call did not end OK.</exception>
    public abstract TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        where TRequest : class
        where TResponse : class;

    /// <summary>Starts a unary call.</summary>
    /// <param name="method">The method.</param>
    /// <param name="host">Has no effect here; null.</param>
    /// <param name="options">What the call is made with.</param>
    /// <param name="request">The request.</param>
    public abstract AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        where TRequest : class
        where TResponse : class;

    /// <summary>Starts a call with a stream of responses.</summary>
    /// <param name="method">The method.</param>
    /// <param name="host">Has no effect here; null.</param>
    /// <param name="options">What the call is made with.</param>
    /// <param name="request">The request.</param>
    public abstract AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        where TRequest : class
        where TResponse : class;

    /// <summary>Starts a call with a stream of requests.</summary>
    /// <param name="method">The method.</param>
    /// <param name="host">Has no effect here; null.</param>
    /// <param name="options">What the call is made with.</param>
    public abstract AsyncClientStreamingCall<TRequest, TResponse>
        AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
        where TRequest : class
        where TResponse : class;

    /// <summary>Starts a call with streams both ways.</summary>
    /// <param name="method">The method.</param>
    /// <param name="host">Has no effect here; null.</param>
    /// <param name="options">What the call is made with.</param>
    public abstract AsyncDuplexStreamingCall<TRequest, TResponse>
        AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
        where TRequest : class
        where TResponse : class;
}
