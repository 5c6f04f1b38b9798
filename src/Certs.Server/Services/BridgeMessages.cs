using System.Globalization;
using Certs.Api.V1;
using Certs.Server.Bridging;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;

namespace Certs.Server.Services;

/// <summary>Writes bridge statements and bulks as messages.</summary>
internal static class BridgeMessages
{
    /// <summary>The message of a statement.</summary>
    public static BridgeStatement ToMessage(this HandedStatement handed) => new()
    {
        Statement = UnsafeByteOperations.UnsafeWrap(handed.File),
        Agency = handed.Stored.Id.Agency.ToString(),
        Province = handed.Stored.Province,
        OriginalLeaf = UnsafeByteOperations.UnsafeWrap(handed.Stored.Original.ToArray()),
        IssueTime = handed.Stored.IssuedAt.ToTimestamp(),
        ExpireTime = handed.Stored.ExpiresAt.ToTimestamp(),
        AnchorState = handed.Stage.ToMessage(),
        Anchor = handed.Batch?.ToMessage(),
        WithdrawTime = handed.Stored.WithdrawnAt?.ToTimestamp(),
        WithdrawalRecorded = handed.Stored.IsWithdrawalRecorded,
    };

    /// <summary>The message of a step.</summary>
    public static BridgeCertificatesResponse ToMessage(this BulkStep step) => new()
    {
        Progress = new BridgeProgress
        {
            Done = step.Done,
            Total = step.Total,
            Made = step.Made,
            AlreadyBridged = step.AlreadyBridged,
            Omitted = step.Omitted,
            ResumeToken = step.Next.ToString(CultureInfo.InvariantCulture),
        },
    };

    /// <summary>The message of a certificate without a statement.</summary>
    public static BridgeCertificatesResponse ToMessage(this BulkOmission omission) => new()
    {
        Omission = new BridgeOmission
        {
            Number = omission.Number,
            Reason = omission.Why.ToStatus().Details[0].Unpack<ErrorInfo>().Reason,
            Detail = omission.Why.Message,
        },
    };
}
