using System.Diagnostics;
using Certs.Api.V1;
using Certs.Cli.Service;
using Certs.Core.Bridging;
using Google.Protobuf;
using Grpc.Core;

namespace Certs.Benchmarks.Bench;

/// <summary>Bridge statements: one at a time from request to verdict, and in bulk beside the rate of issuing.</summary>
internal static class BridgeRates
{
    private const uint Zhejiang = 33;
    private const int Requests = 25;

    /// <summary>Enters an agency that may bridge, with an ES256 key.</summary>
    public static async Task EnterBodyAsync(BenchNode node)
    {
        using ServiceConnection service = ServiceConnection.Open(node.Folder, "operator");
        CreateAgencyRequest request = new()
        {
            RequestId = Guid.NewGuid().ToString(),
            Code = "11620000013894568K",
            NameZh = "甘肃省政务服务局",
            NameEn = "Gansu Government Services",
        };
        request.CertificateTypes.Add(BridgeType.Vct);
        string body = (await service.Administration.CreateAgencyAsync(request)).Agency.Urn;
        await service.Administration.CreateKeyAsync(
            new CreateKeyRequest { RequestId = Guid.NewGuid().ToString(), Agency = body, Suite = Suite.Es256 });
    }

    /// <summary>
    /// The median time from a request to a verdict RECOGNISED_BY_BRIDGE of the same document with the statement, in
    /// milliseconds.
    /// </summary>
    /// <exception cref="InvalidOperationException">A statement did not do what it is for.</exception>
    public static async Task<double> MedianAsync(BenchNode node, IReadOnlyList<ByteString> documents)
    {
        using ServiceConnection service = node.Connect();
        List<double> times = [];
        foreach (ByteString document in documents.Take(Requests))
        {
            Stopwatch clock = Stopwatch.StartNew();
            RequestStatementResponse answer = await service.Bridge.RequestStatementAsync(new RequestStatementRequest
            {
                RequestId = Guid.NewGuid().ToString(),
                Document = document,
                Province = Zhejiang,
                WaitUntilAnchored = true,
            });
            VerifyCertificateRequest verify = new() { Document = answer.Document, Province = Zhejiang };
            Report report = (await service.Verification.VerifyCertificateAsync(verify)).Report;
            times.Add(clock.Elapsed.TotalMilliseconds);
            if (report.Recognition != Recognition.RecognisedByBridge)
            {
                throw new InvalidOperationException($"The verdict is {report.Recognition}, not by bridge.");
            }
        }

        return times.Order().ElementAt(times.Count / 2);
    }

    /// <summary>Makes a statement about every certificate of the agency that wants one.</summary>
    /// <returns>How many were made, each second.</returns>
    public static async Task<double> BulkAsync(BenchNode node)
    {
        using ServiceConnection service = ServiceConnection.Open(node.Folder, "operator");
        Stopwatch clock = Stopwatch.StartNew();
        using AsyncServerStreamingCall<BridgeCertificatesResponse> call = service.Bridge.BridgeCertificates(
            new BridgeCertificatesRequest { Issuer = node.Agency, Province = Zhejiang });
        long made = 0;
        await foreach (BridgeCertificatesResponse step in call.ResponseStream.ReadAllAsync())
        {
            made = step.Progress?.Made ?? made;
        }

        return made / clock.Elapsed.TotalSeconds;
    }
}
