using System.Data.Common;
using Certs.Ledger;
using Certs.Server.Refusals;
using Certs.Server.Storage;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace Certs.Server.Services;

/// <summary>Turns what went wrong into what the caller sees. The only place that does.</summary>
internal static class RefusalMapping
{
    private const string Domain = "certs.v1";

    /// <summary>The status of <paramref name="error"/>; null for a defect, of which only the log tells.</summary>
    public static RpcException? ToRpcException(Exception error) => Find(error)?.ToRpcException();

    /// <summary>The status of <paramref name="error"/>; null for a defect, of which only the log tells.</summary>
    public static Google.Rpc.Status? Find(Exception error) => error switch
    {
        RefusedException refusal => ToStatus(refusal),
        LedgerUnavailableException => Unavailable("The chain cannot be asked at the moment.", "LEDGER_UNAVAILABLE"),
        DbException => Unavailable("The store cannot be used at the moment.", "STORE_UNAVAILABLE"),
        StorageException => Unavailable("The store cannot be used at the moment.", "STORE_UNAVAILABLE"),
        _ => null,
    };

    /// <summary>The status of a refusal, with the reason code that clients compare.</summary>
    public static Google.Rpc.Status ToStatus(this RefusedException refusal)
    {
        (StatusCode code, string reason) = refusal.Reason switch
        {
            RefusalReason.FieldInvalid => (StatusCode.InvalidArgument, "FIELD_INVALID"),
            RefusalReason.NotPermitted => (StatusCode.PermissionDenied, "NOT_PERMITTED"),
            RefusalReason.RequestIdReused => (StatusCode.AlreadyExists, "REQUEST_ID_REUSED"),
            RefusalReason.SerialTaken => (StatusCode.AlreadyExists, "SERIAL_TAKEN"),
            RefusalReason.NoUsableKey => (StatusCode.FailedPrecondition, "NO_USABLE_KEY"),
            RefusalReason.TypeNotAuthorised => (StatusCode.FailedPrecondition, "TYPE_NOT_AUTHORISED"),
            RefusalReason.QueueFull => (StatusCode.ResourceExhausted, "QUEUE_FULL"),
            RefusalReason.ClockDisagrees => (StatusCode.FailedPrecondition, "CLOCK_DISAGREES"),
            RefusalReason.StoreBehindChain => (StatusCode.FailedPrecondition, "STORE_BEHIND_CHAIN"),
            RefusalReason.CertificateNotFound => (StatusCode.NotFound, "CERTIFICATE_NOT_FOUND"),
            RefusalReason.NotPrepared => (StatusCode.NotFound, "NOT_PREPARED"),
            RefusalReason.SignatureWrong => (StatusCode.InvalidArgument, "SIGNATURE_WRONG"),
            RefusalReason.PageTokenInvalid => (StatusCode.InvalidArgument, "PAGE_TOKEN_INVALID"),
            RefusalReason.AgencyNotFound => (StatusCode.NotFound, "AGENCY_NOT_FOUND"),
            RefusalReason.ReasonNotFound => (StatusCode.NotFound, "REASON_NOT_FOUND"),
            RefusalReason.ClientCertificateNeeded => (StatusCode.Unauthenticated, "CLIENT_CERTIFICATE_NEEDED"),
            RefusalReason.ClientCertificateRefused => (StatusCode.Unauthenticated, "CLIENT_CERTIFICATE_REFUSED"),
            RefusalReason.RoleNeeded => (StatusCode.PermissionDenied, "ROLE_NEEDED"),
            RefusalReason.NoRuleForMethod => (StatusCode.PermissionDenied, "NO_RULE_FOR_METHOD"),
            RefusalReason.OriginalNotVerified => (StatusCode.FailedPrecondition, "ORIGINAL_NOT_VERIFIED"),
            RefusalReason.OriginalNotActive => (StatusCode.FailedPrecondition, "ORIGINAL_NOT_ACTIVE"),
            RefusalReason.BridgeNotNeeded => (StatusCode.FailedPrecondition, "BRIDGE_NOT_NEEDED"),
            RefusalReason.BridgeCannotHelp => (StatusCode.FailedPrecondition, "BRIDGE_CANNOT_HELP"),
            RefusalReason.NoBridgingBody => (StatusCode.FailedPrecondition, "NO_BRIDGING_BODY"),
            RefusalReason.StatementNotFound => (StatusCode.NotFound, "STATEMENT_NOT_FOUND"),
            RefusalReason.RateLimited => (StatusCode.ResourceExhausted, "RATE_LIMITED"),
            RefusalReason.RuleTies => (StatusCode.FailedPrecondition, "RULE_TIES"),
            RefusalReason.RuleNotFound => (StatusCode.NotFound, "RULE_NOT_FOUND"),
            RefusalReason.RecordOfOtherProvince => (StatusCode.FailedPrecondition, "RECORD_OF_OTHER_PROVINCE"),
            RefusalReason.NotAMember => (StatusCode.FailedPrecondition, "NOT_A_MEMBER"),
            RefusalReason.EndNotEarlier => (StatusCode.FailedPrecondition, "END_NOT_EARLIER"),
            RefusalReason.ProposalNotFound => (StatusCode.NotFound, "PROPOSAL_NOT_FOUND"),
            RefusalReason.ProposalClosed => (StatusCode.FailedPrecondition, "PROPOSAL_CLOSED"),
            RefusalReason.VotedBefore => (StatusCode.FailedPrecondition, "VOTED_BEFORE"),
            RefusalReason.ProposalIsAnother => (StatusCode.Aborted, "PROPOSAL_IS_ANOTHER"),
            RefusalReason.AlreadyAccredited => (StatusCode.FailedPrecondition, "ALREADY_ACCREDITED"),
            RefusalReason.NotAccredited => (StatusCode.NotFound, "NOT_ACCREDITED"),
            RefusalReason.KeyNotFound => (StatusCode.NotFound, "KEY_NOT_FOUND"),
            RefusalReason.KeyRevoked => (StatusCode.FailedPrecondition, "KEY_REVOKED"),
            RefusalReason.TransitionNotAllowed => (StatusCode.FailedPrecondition, "TRANSITION_NOT_ALLOWED"),
            RefusalReason.AgencyNotInCharge => (StatusCode.PermissionDenied, "AGENCY_NOT_IN_CHARGE"),
            RefusalReason.SecondPersonNeeded => (StatusCode.FailedPrecondition, "SECOND_PERSON_NEEDED"),
            RefusalReason.ProposedChangeNotFound => (StatusCode.NotFound, "PROPOSED_CHANGE_NOT_FOUND"),
            RefusalReason.ProposedChangeClosed => (StatusCode.FailedPrecondition, "PROPOSED_CHANGE_CLOSED"),
            RefusalReason.CursorInvalid => (StatusCode.InvalidArgument, "CURSOR_INVALID"),
            RefusalReason.CursorNotOnChain => (StatusCode.FailedPrecondition, "CURSOR_NOT_ON_CHAIN"),
            RefusalReason.TooManyWatching => (StatusCode.ResourceExhausted, "TOO_MANY_WATCHING"),
            RefusalReason.HolderNotYours => (StatusCode.PermissionDenied, "HOLDER_NOT_YOURS"),
            RefusalReason.RefusedByChain => (StatusCode.FailedPrecondition, "REFUSED_BY_CHAIN"),
        };

        Google.Rpc.Status status = Make(code, refusal.Message, reason);
        if (refusal.Fields.Count > 0)
        {
            BadRequest fields = new();
            fields.FieldViolations.AddRange(refusal.Fields.Select(broken =>
                new BadRequest.Types.FieldViolation { Field = broken.Field, Description = broken.Rule }));
            status.Details.Add(Any.Pack(fields));
        }

        if (refusal.RetryAfter is { } delay)
        {
            status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(delay) }));
        }

        return status;
    }

    private static Google.Rpc.Status Unavailable(string message, string reason)
    {
        Google.Rpc.Status status = Make(StatusCode.Unavailable, message, reason);
        status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(1)) }));
        return status;
    }

    private static Google.Rpc.Status Make(StatusCode code, string message, string reason)
    {
        Google.Rpc.Status status = new() { Code = (int)code, Message = message };
        status.Details.Add(Any.Pack(new ErrorInfo { Reason = reason, Domain = Domain }));
        return status;
    }
}
