using Grpc.Core;

namespace Grpc.AspNetCore.Server;

/// <summary>Lies on the endpoint of every mapped method.</summary>
/// <param name="serviceType">The class that handles it.</param>
/// <param name="method">The method.</param>
public sealed class GrpcMethodMetadata(Type serviceType, IMethod method)
{
    /// <summary>The class that handles it.</summary>
    public Type ServiceType { get; } = serviceType;

    /// <summary>The method.</summary>
    public IMethod Method { get; } = method;
}
