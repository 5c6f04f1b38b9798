using Certs.Server.Refusals;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Certs.Server.Hosting;

/// <summary>Stands before every method: identifies the caller, applies <see cref="MethodRules"/>, then the rate.</summary>
internal sealed class Authorisation(CallerIdentity identity, CallRate rate) : Interceptor
{
    /// <inheritdoc />
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Admit(context);
        return continuation(request, context);
    }

    /// <inheritdoc />
    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Admit(context);
        return continuation(requestStream, context);
    }

    /// <inheritdoc />
    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Admit(context);
        return continuation(request, responseStream, context);
    }

    /// <inheritdoc />
    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Admit(context);
        return continuation(requestStream, responseStream, context);
    }

    private void Admit(ServerCallContext call)
    {
        if (!MethodRules.TryGet(call.Method, out Role? needed))
        {
            throw new RefusedException(RefusalReason.NoRuleForMethod, "Nobody may call this method.");
        }

        Caller caller = identity.Identify(call);
        if (needed is { } role && !caller.Roles.Contains(role))
        {
            throw caller.Fingerprint is null
                ? new RefusedException(
                    RefusalReason.ClientCertificateNeeded, $"This method needs a client certificate with the role {Name(role)}.")
                : new RefusedException(RefusalReason.RoleNeeded, $"This method needs the role {Name(role)}.");
        }

        rate.TakeOne(call, caller);
    }

    private static string Name(Role role) => role.ToString().ToLowerInvariant();
}
