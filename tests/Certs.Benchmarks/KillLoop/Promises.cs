using System.Collections.Concurrent;
using System.Security.Cryptography;
using Certs.Api.V1;
using Certs.Core.Documents;

namespace Certs.Benchmarks.KillLoop;

/// <summary>What the service acknowledged, as its clients saw it. Kept outside the service, so no crash touches it.</summary>
internal sealed class Promises
{
    private readonly ConcurrentDictionary<string, string> _payloadByNumber = new();
    private readonly ConcurrentDictionary<Guid, string> _numberByRequest = new();
    private readonly ConcurrentQueue<string> _broken = new();

    /// <summary>Every acknowledged number with the digest of its payload.</summary>
    public IReadOnlyDictionary<string, string> PayloadByNumber => _payloadByNumber;

    /// <summary>What was acknowledged twice and differently.</summary>
    public IReadOnlyCollection<string> Broken => _broken;

    /// <summary>Notes an acknowledgement, and compares it with an earlier one of the same request or number.</summary>
    public void Note(Guid request, Certificate certificate)
    {
        string payload = DigestOf(certificate.Document.Memory);
        string number = certificate.Number;
        if (_numberByRequest.GetOrAdd(request, number) != number)
        {
            _broken.Enqueue($"request {request}: two numbers, {number} and {_numberByRequest[request]}");
        }

        if (_payloadByNumber.GetOrAdd(number, payload) != payload)
        {
            _broken.Enqueue($"{number}: two documents");
        }
    }

    /// <summary>The digest of what is signed; the path to the chain comes later and does not count.</summary>
    public static string DigestOf(ReadOnlyMemory<byte> document) =>
        Convert.ToHexStringLower(SHA256.HashData(DocumentReader.Read(document).PayloadBytes.Span));
}
