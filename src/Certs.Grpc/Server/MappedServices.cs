using Google.Protobuf.Reflection;

namespace Grpc.AspNetCore.Server;

/// <summary>The services that are mapped, for reflection.</summary>
internal sealed class MappedServices
{
    private readonly List<ServiceDescriptor> _descriptors = [];

    /// <summary>The descriptors of the services mapped so far, in their order.</summary>
    internal IReadOnlyList<ServiceDescriptor> Descriptors
    {
        get
        {
            lock (_descriptors)
            {
                return [.. _descriptors];
            }
        }
    }

    /// <summary>Whether unknown services are answered already; true from the second call on.</summary>
    internal bool HasFallback { get; set; }

    /// <summary>Adds a service.</summary>
    internal void Add(ServiceDescriptor descriptor)
    {
        lock (_descriptors)
        {
            _descriptors.Add(descriptor);
        }
    }
}
