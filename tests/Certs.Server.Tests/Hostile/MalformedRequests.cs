using System.Collections.Concurrent;
using Certs.Api.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Certs.Server.Tests.Hostile;

/// <summary>Sends malformed requests, each made from the seed and its own number, and tallies the answers.</summary>
internal sealed class MalformedRequests(HostileNode node, int seed)
{
    private const int Parallel = 24;

    private static readonly string[] GrpcTypes =
        ["application/grpc", "application/grpc+proto", "application/grpc-web+proto"];

    // Connect frames streams only; for other methods these types get HTTP status 415, as its specification says.
    private static readonly string[] StreamTypes =
        [.. GrpcTypes, "application/connect+proto", "application/connect+json"];

    private readonly SampleRequests _samples = new(node);

    public HostileTally Tally { get; } = new();

    /// <summary>The numbers of certificates that were issued because a change happened to be a good request.</summary>
    public ConcurrentBag<string> Acknowledged { get; } = [];

    /// <summary>Documents that passed, with the bytes that were presented.</summary>
    public ConcurrentBag<byte[]> Passed { get; } = [];

    /// <summary>Protobuf that is hostile or broken, as messages of gRPC.</summary>
    public Task SendProtobufAsync(int from, int count) => EachAsync(from, count, async (random, caller, method) =>
    {
        byte[] message = WireMutation.Write(_samples.Make(method), random);
        HostileAnswer answer = await caller.CallAsync(SampleRequests.PathOf(method), message);
        Tally.Add("protobuf", answer.Code, answer.Detail, () => $"{method.Name} {Convert.ToBase64String(message)}");
        if (answer.Code == StatusCode.OK && method.OutputType == IssueCertificateResponse.Descriptor)
        {
            Acknowledged.Add(IssueCertificateResponse.Parser.ParseFrom(answer.Messages[0]).Certificate.Number);
        }
    });

    /// <summary>JSON that is hostile or broken, as unary requests of Connect.</summary>
    public Task SendJsonAsync(int from, int count) => EachAsync(from, count, async (random, caller, method) =>
    {
        byte[] json = JsonMutation.Write(_samples.Make(method), random);
        string type = method.IsClientStreaming || method.IsServerStreaming ? "application/connect+json" : "application/json";
        byte[] body = type == "application/json" ? json : FrameMutation.Frame(0, (uint)json.Length, json);
        HostileAnswer answer = await caller.PostAsync(SampleRequests.PathOf(method), type, body);
        Tally.Add("json", answer.Code, answer.Detail, () => $"{method.Name} {System.Text.Encoding.UTF8.GetString(json)}");
    });

    /// <summary>Broken frames, lengths, flags, compression and headers, in every framed protocol.</summary>
    public Task SendFramesAsync(int from, int count) => EachAsync(from, count, async (random, caller, method) =>
    {
        (byte[] body, (string, string)[] headers) = FrameMutation.Write(_samples.Make(method).ToByteArray(), random);
        bool isUnknown = random.Next(20) == 0;
        string path = isUnknown ? "/certs.v1.Nothing/Here" : SampleRequests.PathOf(method);
        bool isStream = !isUnknown && (method.IsClientStreaming || method.IsServerStreaming);
        string type = random.GetItems(isStream ? StreamTypes : GrpcTypes, 1)[0];
        HostileAnswer answer = await caller.PostAsync(path, type, body, headers);
        Tally.Add(
            "frames", answer.Code, answer.Detail,
            () => $"{path} {type} {string.Join(';', headers)} {Convert.ToBase64String(body)}");
    });

    /// <summary>Changed documents, one a call.</summary>
    public Task SendDocumentsAsync(int from, int count) => EachAsync(from, count, async (random, caller, _) =>
    {
        byte[] document = DocumentMutation.Change(node.Document, random);
        VerifyCertificateRequest request = new() { Document = ByteString.CopyFrom(document) };
        HostileAnswer answer = await caller.CallAsync(
            "/certs.v1.VerificationService/VerifyCertificate", request.ToByteArray());
        Tally.Add("document", answer.Code, answer.Detail, () => Convert.ToBase64String(document));
        if (answer.Code == StatusCode.OK)
        {
            Note(VerifyCertificateResponse.Parser.ParseFrom(answer.Messages[0]).Report, document);
        }
    });

    /// <summary>Changed documents in streams; every item has its answer, in its order.</summary>
    public async Task StreamDocumentsAsync(int from, int count, int streams)
    {
        int share = count / streams;
        await Task.WhenAll(Enumerable.Range(0, streams).Select(stream => StreamAsync(
            stream % 2 == 0 ? node.Stranger : node.Issuer, from + stream * share, share)));
    }

    private async Task StreamAsync(HostileCaller caller, int from, int count)
    {
        using AsyncDuplexStreamingCall<VerifyCertificatesRequest, VerifyCertificatesResponse> call =
            caller.Verification.VerifyCertificates();
        ConcurrentQueue<byte[]> sent = new();
        Task sending = Task.Run(async () =>
        {
            for (int i = from; i < from + count; i++)
            {
                byte[] document = DocumentMutation.Change(node.Document, RandomOf(i));
                sent.Enqueue(document);
                await call.RequestStream.WriteAsync(new VerifyCertificatesRequest
                {
                    ItemId = $"{i}",
                    Document = UnsafeByteOperations.UnsafeWrap(document),
                });
            }

            await call.RequestStream.CompleteAsync();
        });
        int expected = from;
        await foreach (VerifyCertificatesResponse answer in call.ResponseStream.ReadAllAsync())
        {
            sent.TryDequeue(out byte[]? document);
            bool isInOrder = answer.ItemId == $"{expected++}";
            Tally.Add(
                "stream", isInOrder ? (StatusCode)(answer.Error?.Code ?? 0) : null, answer.Error?.Message ?? "",
                () => Convert.ToBase64String(document!));
            Note(answer.Report, document!);
        }

        await sending;
    }

    private void Note(Report? report, byte[] document)
    {
        if (report?.Authenticity == Authenticity.TotalPassed)
        {
            Passed.Add(document);
        }
    }

    private Task EachAsync(int from, int count, Func<Random, HostileCaller, MethodDescriptor, Task> send) =>
        System.Threading.Tasks.Parallel.ForEachAsync(
            Enumerable.Range(from, count), new ParallelOptions { MaxDegreeOfParallelism = Parallel },
            async (index, _) =>
            {
                Random random = RandomOf(index);
                MethodDescriptor method = SampleRequests.Methods[index % SampleRequests.Methods.Count];
                await send(random, random.Next(3) == 0 ? node.Stranger : node.Issuer, method);
            });

    private Random RandomOf(int index) => new(unchecked(seed * 1_000_003 + index));
}
