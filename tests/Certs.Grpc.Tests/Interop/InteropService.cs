using System.Globalization;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Grpc.Testing;

namespace Certs.Grpc.Tests.Interop;

/// <summary>
/// gRPC's interop test service, by <c>doc/interop-test-descriptions.md</c> of the gRPC project. It uses the
/// public API of <c>Grpc.Core</c> except for <see cref="InteropCompression"/>.
/// </summary>
internal sealed class InteropService(InteropLog log) : TestService.TestServiceBase
{
    private const string EchoInitial = "x-grpc-test-echo-initial";
    private const string EchoTrailing = "x-grpc-test-echo-trailing-bin";

    private static readonly string ServerId = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);

    public override Task<Empty> EmptyCall(Empty request, ServerCallContext context) =>
        Task.FromResult(new Empty());

    public override async Task<SimpleResponse> UnaryCall(SimpleRequest request, ServerCallContext context)
    {
        InteropCompression.Require(request.ExpectCompressed, context);
        Metadata headers = Echo(context);
        bool? compress = request.ResponseCompressed?.Value;
        InteropCompression.Choose(compress == true, headers);
        await SendHeadersAsync(headers, context);
        ThrowIfAsked(request.ResponseStatus);
        InteropCompression.ChooseNext(compress, context);

        SimpleResponse response = new() { Payload = Zeros(request.ResponseSize) };
        InteropIdentity.Fill(request, response, context);
        response.ServerId = request.FillServerId ? ServerId : "";
        return response;
    }

    public override async Task<SimpleResponse> CacheableUnaryCall(
        SimpleRequest request, ServerCallContext context)
    {
        await context.WriteResponseHeadersAsync(new Metadata { { "cache-control", "max-age=60, public" } });
        return new SimpleResponse { Payload = Zeros(request.ResponseSize) };
    }

    public override async Task<StreamingInputCallResponse> StreamingInputCall(
        IAsyncStreamReader<StreamingInputCallRequest> requestStream, ServerCallContext context)
    {
        using IDisposable watch = log.Watch(context);
        await SendHeadersAsync(Echo(context), context);
        int total = 0;
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            InteropCompression.Require(requestStream.Current.ExpectCompressed, context);
            total += requestStream.Current.Payload?.Body.Length ?? 0;
        }

        return new StreamingInputCallResponse { AggregatedPayloadSize = total };
    }

    public override async Task StreamingOutputCall(
        StreamingOutputCallRequest request,
        IServerStreamWriter<StreamingOutputCallResponse> responseStream,
        ServerCallContext context)
    {
        using IDisposable watch = log.Watch(context);
        Metadata headers = Echo(context);
        InteropCompression.Choose(request.ResponseParameters.Any(p => p.Compressed?.Value == true), headers);
        await SendHeadersAsync(headers, context);
        await AnswerAsync(request, responseStream, context);
        ThrowIfAsked(request.ResponseStatus);
    }

    public override async Task FullDuplexCall(
        IAsyncStreamReader<StreamingOutputCallRequest> requestStream,
        IServerStreamWriter<StreamingOutputCallResponse> responseStream,
        ServerCallContext context)
    {
        using IDisposable watch = log.Watch(context);
        await SendHeadersAsync(Echo(context), context);
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            ThrowIfAsked(requestStream.Current.ResponseStatus);
            await AnswerAsync(requestStream.Current, responseStream, context);
        }
    }

    public override async Task HalfDuplexCall(
        IAsyncStreamReader<StreamingOutputCallRequest> requestStream,
        IServerStreamWriter<StreamingOutputCallResponse> responseStream,
        ServerCallContext context)
    {
        List<StreamingOutputCallRequest> requests = [];
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            requests.Add(requestStream.Current);
        }

        foreach (StreamingOutputCallRequest request in requests)
        {
            await AnswerAsync(request, responseStream, context);
        }
    }

    private static async Task AnswerAsync(
        StreamingOutputCallRequest request,
        IServerStreamWriter<StreamingOutputCallResponse> responseStream,
        ServerCallContext context)
    {
        foreach (ResponseParameters wanted in request.ResponseParameters)
        {
            if (wanted.IntervalUs > 0)
            {
                await Task.Delay(TimeSpan.FromMicroseconds(wanted.IntervalUs), context.CancellationToken);
            }

            InteropCompression.ChooseNext(wanted.Compressed?.Value, context);
            await responseStream.WriteAsync(new StreamingOutputCallResponse { Payload = Zeros(wanted.Size) });
        }
    }

    private static Payload Zeros(int size) => new() { Body = ByteString.CopyFrom(new byte[size]) };

    private static void ThrowIfAsked(EchoStatus? status)
    {
        if (status is not null && status.Code != 0)
        {
            ErrorInfo detail = new() { Reason = "ASKED_FOR", Domain = "interop.test" };
            throw RichStatus.Exception((StatusCode)status.Code, status.Message, detail);
        }
    }

    private static Metadata Echo(ServerCallContext context)
    {
        Metadata headers = [];
        foreach (Metadata.Entry entry in context.RequestHeaders)
        {
            if (entry.Key == EchoInitial)
            {
                headers.Add(entry);
            }
            else if (entry.Key == EchoTrailing)
            {
                context.ResponseTrailers.Add(entry);
            }
        }

        return headers;
    }

    private static Task SendHeadersAsync(Metadata headers, ServerCallContext context) =>
        headers.Count == 0 ? Task.CompletedTask : context.WriteResponseHeadersAsync(headers);
}
