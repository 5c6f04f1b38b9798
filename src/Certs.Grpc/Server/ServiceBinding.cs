using System.Reflection;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Grpc.AspNetCore.Server;

/// <summary>Finds the generated code of a service and has it bind the methods.</summary>
internal static class ServiceBinding
{
    /// <summary>Binds the methods of a service.</summary>
    /// <param name="serviceType">The service's class.</param>
    /// <param name="binder">Receives the methods.</param>
    /// <param name="instance">The only instance; null when each call makes its own.</param>
    /// <returns>The service's descriptor; null when the generated code has none.</returns>
    /// <exception cref="InvalidOperationException">The class is not that of a generated service.</exception>
    internal static ServiceDescriptor? Bind(Type serviceType, ServiceBinderBase binder, object? instance)
    {
        for (Type? type = serviceType; type is not null; type = type.BaseType)
        {
            BindServiceMethodAttribute? attribute =
                type.GetCustomAttribute<BindServiceMethodAttribute>(inherit: false);
            MethodInfo? bind = attribute?.BindType.GetMethod(
                attribute.BindMethodName,
                BindingFlags.Public | BindingFlags.Static,
                [typeof(ServiceBinderBase), type]);
            if (bind is not null)
            {
                _ = bind.Invoke(null, [binder, instance]);
                return attribute!.BindType
                    .GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)
                    ?.GetValue(null) as ServiceDescriptor;
            }
        }

        throw new InvalidOperationException($"{serviceType} is not a generated gRPC service.");
    }
}
