using Grpc.Core;

namespace Grpc.Net.Client;

/// <summary>Makes calls over a channel's HTTP connections.</summary>
internal sealed class HttpCallInvoker(ChannelSettings channel) : CallInvoker
{
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        using AsyncUnaryCall<TResponse> call = AsyncUnaryCall(method, host, options, request);
        return call.ResponseAsync.GetAwaiter().GetResult();
    }

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        ClientCall<TRequest, TResponse> call = new(channel, method, options);
        Task<TResponse> response = call.RunSingleAsync(() => SingleMessageContent.Of(
            method.RequestMarshaller, request, channel.Options.MaxSendMessageSize, call.SingleCompression));
        return new AsyncUnaryCall<TResponse>(
            response, call.HeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        ClientCall<TRequest, TResponse> call = new(channel, method, options);
        call.Start(() => SingleMessageContent.Of(
            method.RequestMarshaller, request, channel.Options.MaxSendMessageSize, call.SingleCompression));
        return new AsyncServerStreamingCall<TResponse>(
            call, call.HeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    public override AsyncClientStreamingCall<TRequest, TResponse>
        AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        ClientCall<TRequest, TResponse> call = new(channel, method, options);
        MessageStreamContent<TRequest> content = OpenStream(call, method, options);
        Task<TResponse> response = call.RunSingleAsync(() => content);
        return new AsyncClientStreamingCall<TRequest, TResponse>(
            content, response, call.HeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    public override AsyncDuplexStreamingCall<TRequest, TResponse>
        AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        ClientCall<TRequest, TResponse> call = new(channel, method, options);
        MessageStreamContent<TRequest> content = OpenStream(call, method, options);
        call.Start(() => content);
        return new AsyncDuplexStreamingCall<TRequest, TResponse>(
            content, call, call.HeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    private MessageStreamContent<TRequest> OpenStream<TRequest, TResponse>(
        ClientCall<TRequest, TResponse> call, Method<TRequest, TResponse> method, CallOptions options)
        where TRequest : class
        where TResponse : class => new(
            call, method.RequestMarshaller, channel.Options.MaxSendMessageSize, call.StreamCompression)
        {
            WriteOptions = options.WriteOptions,
        };
}
