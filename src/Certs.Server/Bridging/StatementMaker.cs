using Certs.Core;
using Certs.Core.Bridging;
using Certs.Core.Documents;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Ledger;
using Certs.Server.Issuing;
using Certs.Server.Keys;
using Certs.Server.Refusals;
using Certs.Server.Storage;
using Microsoft.Extensions.Options;

namespace Certs.Server.Bridging;

/// <summary>Writes and signs bridge statements about certificates that were verified.</summary>
internal sealed class StatementMaker(
    ISigningKeys keys, NetworkFile network, IOptions<BridgingOptions> options)
{
    /// <summary>Makes one statement, ready to be stored.</summary>
    /// <param name="original">The certificate.</param>
    /// <param name="body">Who makes it.</param>
    /// <param name="validFor">How long it is to hold; null: as long as is usual. Never longer than the licence.</param>
    /// <param name="request">The request that it answers; null: none.</param>
    /// <param name="cancellationToken">Ends the wait for the key.</param>
    public async ValueTask<NewStatement> MakeAsync(
        VerifiedOriginal original, BridgingBody body, TimeSpan? validFor, (Guid Id, Hash32 ContentDigest)? request,
        CancellationToken cancellationToken)
    {
        BridgeClaims claims = Claims(original, body, validFor ?? options.Value.Validity);
        PreparedStatement prepared = PreparedStatement.Of(claims, [body.Key]);
        byte[] signature = await keys.SignAsync(
            body.Key.KeyId, prepared.SigningInput(body.Key.Suite), cancellationToken);
        BridgeStatement statement = prepared.Sign([signature]);
        return new NewStatement(
            body.Agency, request?.Id, request?.ContentDigest ?? default, claims.Original.Leaf,
            claims.RelyingProvince, claims.IssuedAt, claims.Expires, (ushort)(1 << ((int)body.Key.Suite - 1)),
            statement.ComputeLeaf(), new Hash32(Hashing.Sha256(claims.Handle.Span)),
            BridgeStatementWriter.Write(statement));
    }

    /// <summary>Refuses a time that the node does not allow.</summary>
    /// <exception cref="RefusedException">Not above zero, or longer than the longest.</exception>
    public void Check(TimeSpan? validFor)
    {
        if (validFor <= TimeSpan.Zero || validFor > options.Value.LongestValidity)
        {
            throw new RefusedException(
                RefusalReason.FieldInvalid, "valid_for", $"at most {options.Value.LongestValidity.TotalDays} days");
        }
    }

    private BridgeClaims Claims(VerifiedOriginal original, BridgingBody body, TimeSpan validFor)
    {
        CertificateDocument document = original.Presented.Document!;
        ChainHead head = original.View.Head;
        DateTimeOffset now = original.Question.At;
        DateTimeOffset expires = now + TimeSpan.FromSeconds(Math.Ceiling(validFor.TotalSeconds));
        return new BridgeClaims(
            body.Agency, original.Question.RelyingProvince, document.Payload.Type, BridgedOriginal.Of(document),
            original.ReportDigest, head.BlockNumber, head.BlockTime, now,
            document.Payload.Expires is { } end && end < expires ? end : expires, [body.Key.Suite],
            RandomStock.Take(DocumentLimits.SaltBytes), network.ChainName);
    }
}
