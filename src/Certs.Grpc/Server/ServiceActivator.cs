using System.Reflection;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Server;

/// <summary>Makes an instance of a service for each call, for services that are not singletons.</summary>
/// <typeparam name="TService">The service.</typeparam>
internal sealed class ServiceActivator<TService>(bool isRegistered)
    where TService : class
{
    private static readonly ObjectFactory<TService> Make = ActivatorUtilities.CreateFactory<TService>([]);

    /// <summary>The method of the service that handles a method, to be called on any instance.</summary>
    internal static TDelegate Open<TDelegate>(string name, params Type[] parameters)
        where TDelegate : Delegate
    {
        MethodInfo method = typeof(TService).GetMethod(name, parameters)
            ?? throw new InvalidOperationException($"{typeof(TService)} has no method {name}.");
        return method.CreateDelegate<TDelegate>();
    }

    /// <summary>Runs something with a result on an instance of its own.</summary>
    internal async Task<T> RunAsync<T>(ServerCallContext call, Func<TService, Task<T>> run)
    {
        Task<T>? result = null;
        await RunAsync(call, service => (Task)(result = run(service)));
        return await result!;
    }

    /// <summary>Runs something on an instance of its own, which is disposed of afterwards unless the
    /// request's services own it.</summary>
    internal async Task RunAsync(ServerCallContext call, Func<TService, Task> run)
    {
        IServiceProvider services = call.GetHttpContext().RequestServices;
        if (isRegistered)
        {
            await run(services.GetRequiredService<TService>());
            return;
        }

        TService instance = Make(services, []);
        try
        {
            await run(instance);
        }
        finally
        {
            if (instance is IAsyncDisposable asynchronous)
            {
                await asynchronous.DisposeAsync();
            }
            else
            {
                (instance as IDisposable)?.Dispose();
            }
        }
    }
}
