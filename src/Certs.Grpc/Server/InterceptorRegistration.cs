using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Server;

/// <summary>An interceptor by its type.</summary>
public class InterceptorRegistration
{
    private readonly object[] _arguments;

    internal InterceptorRegistration(Type type, object[] arguments)
    {
        Type = type;
        _arguments = arguments;
    }

    /// <summary>The interceptor's type.</summary>
    public Type Type { get; }

    /// <summary>Constructor arguments that the host's services do not give.</summary>
    public IReadOnlyList<object> Arguments => _arguments;

    internal Interceptor Create(IServiceProvider services) => (Interceptor)(_arguments.Length == 0
        ? ActivatorUtilities.GetServiceOrCreateInstance(services, Type)
        : ActivatorUtilities.CreateInstance(services, Type, _arguments));
}
