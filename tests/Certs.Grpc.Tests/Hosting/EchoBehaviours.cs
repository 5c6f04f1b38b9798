using System.Collections.Concurrent;
using Certs.Grpc.Tests.Protos;
using Grpc.Core;

namespace Certs.Grpc.Tests.Hosting;

/// <summary>What the echo service does besides answering, by the name that a request carries.</summary>
internal sealed class EchoBehaviours
{
    private readonly ConcurrentDictionary<string, Func<EchoRequest, ServerCallContext, Task>> _behaviours =
        new();

    public Func<EchoRequest, ServerCallContext, Task> this[string name]
    {
        set => _behaviours[name] = value;
    }

    public Task RunAsync(EchoRequest request, ServerCallContext context) =>
        request.Behaviour.Length == 0 ? Task.CompletedTask : _behaviours[request.Behaviour](request, context);
}
