using Certs.Api.V1;
using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Evm;
using Certs.Core.Registry;
using Certs.Core.Witnessing;
using Certs.Server.Refusals;
using Certs.Server.Witnessing;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Checkpoint = Certs.Core.Witnessing.Checkpoint;
using ProvinceSignature = Certs.Core.Bundles.ProvinceSignature;

namespace Certs.Server.Services;

/// <summary>Checkpoints and signatures on the wire.</summary>
internal static class WitnessMessages
{
    private const int MostFacts = 64;

    /// <summary>What a caller wants signed.</summary>
    /// <exception cref="RefusedException">A field breaks its rule.</exception>
    public static CoSignOrder ToOrder(CoSignRequest request)
    {
        if (request.Facts.Count > MostFacts)
        {
            throw RequestFields.Invalid("facts", $"at most {MostFacts}");
        }

        Checkpoint checkpoint = Find(request.Checkpoint)
            ?? throw RequestFields.Invalid("checkpoint", "a height, a time in whole seconds, and hashes of 32 bytes");
        ProvinceSignature? signature = request.Signature is null
            ? null
            : Find(request.Signature) ?? throw RequestFields.Invalid("signature", "a province and 65 bytes");
        return new CoSignOrder(checkpoint, [.. request.Facts.Select(ToQuestion)], signature);
    }

    /// <summary>Asks for a signature on the same.</summary>
    public static CoSignRequest ToRequest(SignedCheckpoint own, IReadOnlyList<Ledger.Offline.FactQuestion> facts)
    {
        CoSignRequest request = new()
        {
            Checkpoint = ToMessage(own.Checkpoint),
            Signature = ToMessage(own.Signatures[0]),
        };
        request.Facts.AddRange(facts.Select(fact => new Api.V1.FactQuestion
        {
            Agency = fact.Agency.ToString(),
            Root = ToBytes(fact.Root),
            Handle = ToBytes(fact.Handle),
        }));
        return request;
    }

    /// <summary>What a peer answered; null: it is malformed.</summary>
    public static SignedCheckpoint? Find(CoSignResponse answer) =>
        Find(answer.Checkpoint) is { } checkpoint && Find(answer.Signature) is { } signature
            ? new SignedCheckpoint(checkpoint, [signature])
            : null;

    /// <summary>A checkpoint on the wire.</summary>
    public static Api.V1.Checkpoint ToMessage(Checkpoint checkpoint) => new()
    {
        ChainId = checkpoint.Head.ChainId,
        GenesisHash = ToBytes(checkpoint.GenesisHash),
        BlockNumber = checkpoint.Head.BlockNumber,
        BlockHash = ToBytes(checkpoint.Head.BlockHash),
        BlockTime = Timestamp.FromDateTimeOffset(checkpoint.Head.BlockTime),
        FactsRoot = checkpoint.FactCount == 0 ? ByteString.Empty : ToBytes(checkpoint.FactsRoot),
        FactCount = checkpoint.FactCount,
    };

    /// <summary>A signature on the wire.</summary>
    public static Api.V1.ProvinceSignature ToMessage(ProvinceSignature signature) => new()
    {
        Province = signature.Province,
        Value = ByteString.CopyFrom(signature.Value.ToBytes()),
    };

    /// <summary>Evidence on the wire: one group for each height.</summary>
    public static IEnumerable<Equivocation> ToMessages(IReadOnlyList<SignedCheckpoint> evidence) => evidence
        .GroupBy(one => (one.Checkpoint.GenesisHash, one.Checkpoint.Head.BlockNumber))
        .Select(group =>
        {
            Equivocation equivocation = new();
            equivocation.Statements.AddRange(group.Select(one => new SignedStatement
            {
                Checkpoint = ToMessage(one.Checkpoint),
                Signature = ToMessage(one.Signatures[0]),
            }));
            return equivocation;
        });

    private static Checkpoint? Find(Api.V1.Checkpoint? message)
    {
        bool isGood = message is { BlockNumber: >= 0, ChainId: > 0, GenesisHash.Length: 32, BlockHash.Length: 32 }
            && message.BlockTime is { Nanos: 0, Seconds: >= 0 and <= DocumentLimits.UnixSeconds }
            && message.FactsRoot.Length == (message.FactCount == 0 ? 0 : 32);
        return isGood
            ? new Checkpoint(
                new Hash32(message!.GenesisHash.Span),
                new ChainHead(
                    message.ChainId, message.BlockNumber, new Hash32(message.BlockHash.Span),
                    DateTimeOffset.FromUnixTimeSeconds(message.BlockTime.Seconds)),
                message.FactCount == 0 ? default : new Hash32(message.FactsRoot.Span), message.FactCount)
            : null;
    }

    private static ProvinceSignature? Find(Api.V1.ProvinceSignature? message) =>
        message is { Province: > 0 and <= ushort.MaxValue, Value.Length: RecoverableSignature.Length }
            ? new ProvinceSignature((ushort)message.Province, RecoverableSignature.FromBytes(message.Value.Span))
            : null;

    private static Ledger.Offline.FactQuestion ToQuestion(Api.V1.FactQuestion message, int place) => new(
        RequestFields.Agency(message.Agency), RequestFields.Digest($"facts[{place}].root", message.Root),
        RequestFields.Digest($"facts[{place}].handle", message.Handle));

    private static ByteString ToBytes(Hash32 hash) => ByteString.CopyFrom(hash.ToArray());
}
