using Certs.Api.V1;
using Certs.Core;
using Certs.Server.Issuing;
using Certs.Server.Storage;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Certs.Server.Services;

/// <summary>Writes issued certificates as messages.</summary>
internal static class IssuanceMessages
{
    /// <summary>The message of a certificate.</summary>
    public static Certificate ToMessage(this IssuedCertificate certificate) => new()
    {
        Number = certificate.Number,
        Document = UnsafeByteOperations.UnsafeWrap(certificate.Document),
        Agency = certificate.Agency.ToString(),
        Type = certificate.Type,
        IssueTime = certificate.IssuedAt.ToTimestamp(),
        AnchorState = certificate.Stage.ToMessage(),
        Anchor = certificate.Batch?.ToMessage(),
    };

    /// <summary>The message of a stage. The numbers are the same.</summary>
    public static AnchorState ToMessage(this AnchorStage stage) => stage switch
    {
        AnchorStage.Pending => AnchorState.Pending,
        AnchorStage.Submitted => AnchorState.Submitted,
        AnchorStage.Anchored => AnchorState.Anchored,
    };

    /// <summary>The message of a batch's place; null before it is anchored.</summary>
    public static Anchor? ToMessage(this Batch batch) => batch.Place is { } place
        ? new Anchor
        {
            Root = Bytes(batch.Root),
            TransactionHash = Bytes(place.TransactionHash),
            BlockNumber = place.BlockNumber,
            BlockTime = place.BlockTime.ToTimestamp(),
        }
        : null;

    /// <summary>The message of what is to be signed outside.</summary>
    public static PrepareCertificateResponse ToMessage(this PreparedOrder prepared)
    {
        PrepareCertificateResponse response = new()
        {
            Number = prepared.Certificate.Payload.Number,
            ExpireTime = prepared.ExpiresAt.ToTimestamp(),
        };
        response.SigningInputs.AddRange(prepared.Certificate.Keys.Select(key => new SigningInput
        {
            Suite = (Suite)key.Suite,
            KeyId = Bytes(key.KeyId),
            Input = UnsafeByteOperations.UnsafeWrap(prepared.Certificate.SigningInput(key.Suite)),
        }));
        return response;
    }

    private static ByteString Bytes(Hash32 hash) => UnsafeByteOperations.UnsafeWrap(hash.ToArray());
}
