using System.Buffers;
using Certs.Api.V1;
using Certs.Server.Services;
using Google.Protobuf;
using Grpc.Core;

namespace Certs.Benchmarks.Bench;

/// <summary>
/// Answers of which only the authenticity is read: the client shares its cores with the service, and making objects of
/// twenty checks with their texts, which nobody looks at, took a third of the client's time.
/// </summary>
internal static class VerdictAnswers
{
    /// <summary>The stream of verdicts.</summary>
    public static Method<VerifyCertificatesRequest, VerifyCertificatesResponse> Method { get; } = new(
        MethodType.DuplexStreaming,
        VerificationService.Descriptor.FullName,
        "VerifyCertificates",
        Marshallers.Create<VerifyCertificatesRequest>(
            static (request, context) => context.Complete(request.ToByteArray()),
            static _ => throw new InvalidOperationException("Requests are only written.")),
        Marshallers.Create<VerifyCertificatesResponse>(
            static (_, _) => throw new InvalidOperationException("Answers are only read."), Read));

    private static VerifyCertificatesResponse Read(DeserializationContext context)
    {
        ReadOnlySequence<byte> payload = context.PayloadAsReadOnlySequence();
        ProtobufReader reader = new(payload.IsSingleSegment ? payload.FirstSpan : payload.ToArray());
        while (reader.TryReadTag(out int field, out WireFormat.WireType form))
        {
            if (field == VerifyCertificatesResponse.ReportFieldNumber)
            {
                return new VerifyCertificatesResponse
                {
                    Report = new Report { Authenticity = AuthenticityOf(new ProtobufReader(reader.ReadBytes())) },
                };
            }

            reader.Skip(form);
        }

        return VerifyCertificatesResponse.Parser.ParseFrom(payload);
    }

    private static Authenticity AuthenticityOf(ProtobufReader report)
    {
        while (report.TryReadTag(out int field, out WireFormat.WireType form))
        {
            if (field == Report.AuthenticityFieldNumber)
            {
                return (Authenticity)report.ReadVarint();
            }

            report.Skip(form);
        }

        return Authenticity.Unspecified;
    }
}
