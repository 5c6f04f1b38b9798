using System.Collections.ObjectModel;
using Grpc.Core.Interceptors;

namespace Grpc.AspNetCore.Server;

/// <summary>Interceptors by their type, in their order.</summary>
public class InterceptorCollection : Collection<InterceptorRegistration>
{
    /// <summary>Adds an interceptor. One instance is made when its service is mapped, and serves all
    /// calls.</summary>
    /// <typeparam name="TInterceptor">Its type; taken from the host's services when it is registered
    /// there.</typeparam>
    /// <param name="args">Constructor arguments that the host's services do not give.</param>
    public void Add<TInterceptor>(params object[] args)
        where TInterceptor : Interceptor => Add(new InterceptorRegistration(typeof(TInterceptor), args));
}
