namespace Grpc.Core;

/// <summary>Receives the methods of a service from its generated bind method.</summary>
public abstract class ServiceBinderBase
{
    /// <summary>Receives a unary method.</summary>
    /// <param name="method">The method.</param>
    /// <param name="handler">Handles it; null when the service was bound without an instance.</param>
    public abstract void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler)
        where TRequest : class
        where TResponse : class;

    /// <summary>Receives a method with a stream of requests.</summary>
    /// <param name="method">The method.</param>
    /// <param name="handler">Handles it; null when the service was bound without an instance.</param>
    public abstract void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler)
        where TRequest : class
        where TResponse : class;

    /// <summary>Receives a method with a stream of responses.</summary>
    /// <param name="method">The method.</param>
    /// <param name="handler">Handles it; null when the service was bound without an instance.</param>
    public abstract void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler)
        where TRequest : class
        where TResponse : class;

    /// <summary>Receives a method with streams both ways.</summary>
    /// <param name="method">The method.</param>
    /// <param name="handler">Handles it; null when the service was bound without an instance.</param>
    public abstract void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler)
        where TRequest : class
        where TResponse : class;
}
