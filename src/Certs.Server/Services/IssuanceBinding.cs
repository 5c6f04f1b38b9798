using Certs.Api.V1;
using Grpc.Core;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Certs.Server.Services;

/// <summary>Binds the service as it was generated, but for the items of the stream, which are read by hand.</summary>
internal static class IssuanceBinding
{
    private static readonly Marshaller<IssueItem> Items = Marshallers.Create<IssueItem>(
        static (_, _) => throw new InvalidOperationException("Items are only read."), IssueItem.Read);

    /// <summary>The service.</summary>
    public static ServiceDescriptor Descriptor => IssuanceService.Descriptor;

    /// <summary>Binds the methods.</summary>
    public static void BindService(ServiceBinderBase binder, IssuanceEndpoint? endpoint) =>
        IssuanceService.BindService(new Binder(binder, endpoint), endpoint);

    private sealed class Binder(ServiceBinderBase binder, IssuanceEndpoint? endpoint) : ServiceBinderBase
    {
        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler) =>
            binder.AddMethod(method, handler);

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler) =>
            binder.AddMethod(method, handler);

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler) =>
            binder.AddMethod(method, handler);

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler)
        {
            if (method is Method<IssueCertificatesRequest, IssueCertificatesResponse> stream)
            {
                binder.AddMethod(
                    new Method<IssueItem, IssueCertificatesResponse>(
                        stream.Type, stream.ServiceName, stream.Name, Items, stream.ResponseMarshaller),
                    endpoint is null ? null : endpoint.IssueCertificates);
            }
            else
            {
                binder.AddMethod(method, handler);
            }
        }
    }
}
