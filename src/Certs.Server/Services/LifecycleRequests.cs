using System.Text.Json.Nodes;
using Certs.Api.V1;
using Certs.Core;
using Certs.Core.Documents.Json;
using Certs.Core.Lifecycle;
using Certs.Core.Suites;
using Certs.Server.Hosting;
using Certs.Server.Issuing;
using Certs.Server.Lifecycle;
using Certs.Server.Storage;
using ChangeAct = Certs.Core.Lifecycle.ChangeAct;
using ChangeReason = Certs.Core.Lifecycle.ChangeReason;

namespace Certs.Server.Services;

/// <summary>Reads what is asked of the lifecycle.</summary>
internal static class LifecycleRequests
{
    private const int LongestNumber = 128;
    private const int LongestOfficer = 100;
    private const int LongestBasis = 400;

    /// <summary>The change that is asked for.</summary>
    public static ChangeOrder ToOrder(ChangeStatusRequest request, Caller caller)
    {
        Guid requestId = RequestFields.RequestId(request.RequestId);
        ChangeAct act = Act(request.Act);
        ChangeReason reason = Reason(request.Reason, act);
        AgencyId? acting = Acting(request.Agency);
        DateTimeOffset? effectiveFrom = RequestFields.Moment("effective_from", request.EffectiveFrom);
        string number = Number(request.Number);
        string officer = Officer(request.Officer);
        string basis = Basis(request.LegalBasis);
        return new ChangeOrder(
            caller, requestId, number, acting, act, reason, effectiveFrom, officer, basis,
            Digest(number, request.Agency, (int)act, (int)reason, effectiveFrom, officer, basis));
    }

    /// <summary>The certificate in the place of another that is asked for.</summary>
    public static SupersedeOrder ToOrder(SupersedeCertificateRequest request, Caller caller, DocumentVault vault)
    {
        IssueOrder issue = IssueOrders.Read(request.RequestId, request.Content, caller, vault);
        ChangeReason reason = Reason(request.Reason, ChangeAct.Supersede);
        DateTimeOffset? effectiveFrom = RequestFields.Moment("effective_from", request.EffectiveFrom);
        string number = Number(request.Number);
        string officer = Officer(request.Officer);
        string basis = Basis(request.LegalBasis);
        return new SupersedeOrder(
            issue, number, reason, effectiveFrom, officer, basis,
            Digest(number, issue.ContentDigest, (int)reason, effectiveFrom, officer, basis));
    }

    /// <summary>A field that names a certificate.</summary>
    public static string Basis(string field, string number) => RequestFields.Text(field, number, LongestNumber);

    /// <summary>The field <c>number</c>.</summary>
    public static string Number(string number) => RequestFields.Text("number", number, LongestNumber);

    /// <summary>The field <c>officer</c>.</summary>
    public static string Officer(string officer) => RequestFields.Text("officer", officer, LongestOfficer);

    /// <summary>The field <c>legal_basis</c>.</summary>
    public static string Basis(string basis) => RequestFields.Text("legal_basis", basis, LongestBasis);

    /// <summary>The field <c>agency</c>; null: empty.</summary>
    public static AgencyId? Acting(string agency) => agency.Length == 0 ? null : RequestFields.Agency(agency);

    /// <summary>The field <c>reason</c>: one of the list, for the act.</summary>
    public static ChangeReason Reason(Api.V1.ChangeReason reason, ChangeAct act) =>
        (int)reason is > 0 and <= byte.MaxValue && ChangeReasons.Find((byte)reason)?.Act == act
            ? (ChangeReason)reason
            : throw RequestFields.Invalid("reason", "one of the list, for this act");

    /// <summary>SHA-256 of what was asked for.</summary>
    public static Hash32 Digest(params IEnumerable<object?> parts)
    {
        JsonArray all = [.. parts.Select(part => (JsonNode?)(part switch
        {
            null => "",
            DateTimeOffset moment => moment.ToUnixTimeSeconds(),
            int number => number,
            _ => part.ToString(),
        }))];
        return new Hash32(Hashing.Sha256(CanonicalJson.Write(all)));
    }

    /// <summary>The field <c>act</c>: one of the list, not SUPERSEDE.</summary>
    public static ChangeAct Act(Api.V1.ChangeAct act) =>
        act is Api.V1.ChangeAct.Suspend or Api.V1.ChangeAct.Resume or Api.V1.ChangeAct.Revoke or Api.V1.ChangeAct.Cancel
            ? (ChangeAct)act
            : throw RequestFields.Invalid("act", "SUSPEND, RESUME, REVOKE or CANCEL");
}
