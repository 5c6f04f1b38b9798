using Certs.Api.V1;
using Certs.Core;
using Certs.Server.Storage;
using Certs.Server.Tracing;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Certs.Server.Services;

/// <summary>Writes histories as messages.</summary>
internal static class TraceMessages
{
    /// <summary>The parts of a history: the head, then the events, oldest first.</summary>
    /// <param name="history">The history.</param>
    /// <param name="province">The province of this node, whose roles askers have.</param>
    public static IEnumerable<GetHistoryResponse> ToMessages(this CertificateHistory history, ushort province)
    {
        yield return new GetHistoryResponse { Head = Head(history) };
        yield return new GetHistoryResponse
        {
            Issued = new IssuedEvent
            {
                IssueTime = history.Certificate.Payload.IssuedAt.ToTimestamp(),
                Leaf = Bytes(history.Leaf),
                Supersedes = history.Certificate.Payload.Supersedes ?? "",
            },
        };
        if (history is { Batch: not null, Path: not null })
        {
            yield return new GetHistoryResponse { Anchored = Anchored(history) };
        }

        // Two lists, each in its order: statements say when they were made, changes when they were recorded.
        Queue<StoredStatement> statements = new(history.Statements);
        foreach (TracedChange change in history.Changes)
        {
            while (statements.TryPeek(out StoredStatement? next) && next.IssuedAt <= change.Record.RecordedAt)
            {
                yield return new GetHistoryResponse { Bridged = Bridged(statements.Dequeue()) };
            }

            yield return new GetHistoryResponse { Changed = Changed(change) };
        }

        foreach (StoredStatement statement in statements)
        {
            yield return new GetHistoryResponse { Bridged = Bridged(statement) };
        }

        foreach (Looks looks in history.Looks)
        {
            yield return new GetHistoryResponse { Verified = looks.ToMessage(province) };
        }
    }

    /// <summary>Verdicts. An asker is known by a role that this province's node gave.</summary>
    public static VerifiedEvent ToMessage(this Looks looks, ushort province) => new()
    {
        FirstTime = Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch.AddMinutes(looks.First)),
        LastTime = Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch.AddMinutes(looks.Last)),
        Verdicts = looks.Verdicts,
        Role = (AskerRole)((int)looks.Kind.Asker.Role + 1), // 0 is a stranger here and nothing on the wire
        AskerProvince = looks.Kind.Asker.Role == 0 ? 0u : province,
        Organisation = looks.Kind.Asker.Organisation,
        Purpose = looks.Kind.Asker.Purpose,
        Province = looks.Kind.Relying,
        Action = (Api.V1.Action)looks.Kind.Action,
        Standing = (Standing)looks.Kind.Standing,
    };

    private static HistoryHead Head(CertificateHistory history) => new()
    {
        Number = history.Certificate.Stored.Number,
        Agency = history.Certificate.Payload.Issuer.ToString(),
        HandleDigest = Bytes(history.Certificate.Handle),
        AsOf = ReportMessage.ToMessage(history.AsOf),
        Changes = history.Changes.Count == 0 ? 0 : history.Changes[^1].Record.Sequence,
    };

    private static AnchoredEvent Anchored(CertificateHistory history) => new()
    {
        Anchor = history.Batch!.ToMessage(),
        LeafIndex = history.Path!.Inclusion.LeafIndex,
        TreeSize = history.Path.Inclusion.TreeSize,
        Path = { history.Path.Inclusion.Path.Select(node => ByteString.CopyFrom(node.Span)) },
    };

    private static BridgedEvent Bridged(StoredStatement statement) => new()
    {
        Province = statement.Province,
        Agency = statement.Id.Agency.ToString(),
        IssueTime = statement.IssuedAt.ToTimestamp(),
        ExpireTime = statement.ExpiresAt.ToTimestamp(),
        WithdrawTime = statement.WithdrawnAt?.ToTimestamp(),
    };

    private static ChangedEvent Changed(TracedChange change) => new()
    {
        Recorded = change.Record.ToMessage(),
        Place = change.Place is { } place
            ? new RecordPlace { BlockNumber = place.BlockNumber, BlockTime = place.BlockTime.ToTimestamp() }
            : null,
        DetailDigest = Bytes(change.DetailDigest),
        Detail = UnsafeByteOperations.UnsafeWrap(change.Detail),
        ReplacedBy = change.ReplacedBy ?? "",
    };

    private static ByteString Bytes(Hash32 hash) => ByteString.CopyFrom(hash.ToArray());
}
