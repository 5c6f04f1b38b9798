using Certs.Api.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Certs.Benchmarks.Bench;

/// <summary>
/// Requests that differ in their request id only, as bytes. The client shares its cores with the service, and a generated
/// message counts the lengths of nested messages again at every depth: a quarter of the client's time.
/// </summary>
internal sealed class IssueRequestBytes(CertificateContent content)
{
    // The first field: its tag, its length, then the text of a UUID.
    private const int IdStart = 2;
    private const int IdLength = 36;

    private readonly byte[] _request =
        new IssueCertificatesRequest { RequestId = Guid.Empty.ToString(), Content = content }.ToByteArray();

    /// <summary>The stream of issuing, with its requests as bytes.</summary>
    public static Method<byte[], IssueCertificatesResponse> Method { get; } = new(
        MethodType.DuplexStreaming,
        IssuanceService.Descriptor.FullName,
        "IssueCertificates",
        Marshallers.Create<byte[]>(
            static (request, context) => context.Complete(request),
            static _ => throw new InvalidOperationException("Requests are only written.")),
        Marshallers.Create<IssueCertificatesResponse>(
            static (_, _) => throw new InvalidOperationException("Answers are only read."),
            static context => IssueCertificatesResponse.Parser.ParseFrom(context.PayloadAsReadOnlySequence())));

    /// <summary>A request with an id of its own, in the order of time.</summary>
    public byte[] Next()
    {
        byte[] request = [.. _request];
        Guid.CreateVersion7().TryFormat(request.AsSpan(IdStart, IdLength), out _);
        return request;
    }
}
