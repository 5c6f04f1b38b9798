using System.Reflection;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Http;

namespace Grpc.AspNetCore.Server;

/// <summary>Makes a request delegate of every method that a generated bind method hands out.</summary>
/// <remarks>With an instance, the handlers come ready; without one, each call makes its own.</remarks>
/// <typeparam name="TService">The service.</typeparam>
internal sealed class MethodBinder<TService>(ServiceSettings settings, ServiceActivator<TService> activator)
    : ServiceBinderBase
    where TService : class
{
    private readonly List<BoundMethod> _methods = [];

    /// <summary>The methods so far.</summary>
    internal IReadOnlyList<BoundMethod> Methods => _methods;

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler)
    {
        UnaryServerMethod<TRequest, TResponse> next = handler ?? PerCall(
            Open<Func<TService, TRequest, ServerCallContext, Task<TResponse>>>(method, typeof(TRequest)));
        foreach (Interceptor interceptor in settings.Interceptors.Reverse())
        {
            UnaryServerMethod<TRequest, TResponse> inner = next;
            next = (request, call) => interceptor.UnaryServerHandler(request, call, inner);
        }

        UnaryHandler<TRequest, TResponse> rim = new(method, settings, next);
        Add(method, rim.HandleAsync, typeof(TRequest));

        UnaryServerMethod<TRequest, TResponse> PerCall(
            Func<TService, TRequest, ServerCallContext, Task<TResponse>> run) =>
            (request, call) => activator.RunAsync(call, service => run(service, request, call));
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler)
    {
        Type requests = typeof(IAsyncStreamReader<TRequest>);
        ClientStreamingServerMethod<TRequest, TResponse> next = handler ?? PerCall(
            Open<Func<TService, IAsyncStreamReader<TRequest>, ServerCallContext, Task<TResponse>>>(
                method, requests));
        foreach (Interceptor interceptor in settings.Interceptors.Reverse())
        {
            ClientStreamingServerMethod<TRequest, TResponse> inner = next;
            next = (stream, call) => interceptor.ClientStreamingServerHandler(stream, call, inner);
        }

        ClientStreamingHandler<TRequest, TResponse> rim = new(method, settings, next);
        Add(method, rim.HandleAsync, requests);

        ClientStreamingServerMethod<TRequest, TResponse> PerCall(
            Func<TService, IAsyncStreamReader<TRequest>, ServerCallContext, Task<TResponse>> run) =>
            (stream, call) => activator.RunAsync(call, service => run(service, stream, call));
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler)
    {
        Type[] parameters = [typeof(TRequest), typeof(IServerStreamWriter<TResponse>)];
        ServerStreamingServerMethod<TRequest, TResponse> next = handler ?? PerCall(
            Open<Func<TService, TRequest, IServerStreamWriter<TResponse>, ServerCallContext, Task>>(
                method, parameters));
        foreach (Interceptor interceptor in settings.Interceptors.Reverse())
        {
            ServerStreamingServerMethod<TRequest, TResponse> inner = next;
            next = (request, stream, call) =>
                interceptor.ServerStreamingServerHandler(request, stream, call, inner);
        }

        ServerStreamingHandler<TRequest, TResponse> rim = new(method, settings, next);
        Add(method, rim.HandleAsync, parameters);

        ServerStreamingServerMethod<TRequest, TResponse> PerCall(
            Func<TService, TRequest, IServerStreamWriter<TResponse>, ServerCallContext, Task> run) =>
            (request, stream, call) =>
                activator.RunAsync(call, service => run(service, request, stream, call));
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler)
    {
        Type[] parameters = [typeof(IAsyncStreamReader<TRequest>), typeof(IServerStreamWriter<TResponse>)];
        DuplexStreamingServerMethod<TRequest, TResponse> next = handler ?? PerCall(
            Open<Func<
                TService,
                IAsyncStreamReader<TRequest>,
                IServerStreamWriter<TResponse>,
                ServerCallContext,
                Task>>(method, parameters));
        foreach (Interceptor interceptor in settings.Interceptors.Reverse())
        {
            DuplexStreamingServerMethod<TRequest, TResponse> inner = next;
            next = (requests, responses, call) =>
                interceptor.DuplexStreamingServerHandler(requests, responses, call, inner);
        }

        DuplexStreamingHandler<TRequest, TResponse> rim = new(method, settings, next);
        Add(method, rim.HandleAsync, parameters);

        DuplexStreamingServerMethod<TRequest, TResponse> PerCall(
            Func<
                TService,
                IAsyncStreamReader<TRequest>,
                IServerStreamWriter<TResponse>,
                ServerCallContext,
                Task> run) =>
            (requests, responses, call) =>
                activator.RunAsync(call, service => run(service, requests, responses, call));
    }

    private static TDelegate Open<TDelegate>(IMethod method, params Type[] parameters)
        where TDelegate : Delegate =>
        ServiceActivator<TService>.Open<TDelegate>(method.Name, [.. parameters, typeof(ServerCallContext)]);

    private void Add(IMethod method, RequestDelegate handler, params Type[] parameters)
    {
        MethodInfo? implementation =
            typeof(TService).GetMethod(method.Name, [.. parameters, typeof(ServerCallContext)]);
        object[] attributes =
        [
            .. typeof(TService).GetCustomAttributes(inherit: true),
            .. implementation?.GetCustomAttributes(inherit: true) ?? [],
        ];
        _methods.Add(new BoundMethod(method, handler, attributes));
    }
}
