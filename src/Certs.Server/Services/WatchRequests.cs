using Certs.Api.V1;
using Certs.Core;
using Certs.Core.Numbers;
using Certs.Core.Types;
using Certs.Server.Hosting;
using Certs.Server.Lifecycle;
using Certs.Server.Refusals;
using Certs.Server.Storage;
using Certs.Server.Watching;
using Google.Protobuf.Collections;
using Microsoft.Extensions.Options;

namespace Certs.Server.Services;

/// <summary>Reads what is to be watched.</summary>
internal sealed class WatchRequests(
    ICertificateStore certificates, CertificateTypes types, WatchedHolders holders, IOptions<NodeOptions> node)
{
    private const int MostNumbers = 1_000;
    private const int LongestType = 200;

    /// <summary>Where to begin.</summary>
    public static WatchStart Start(WatchStatusRequest request) => request.StartCase switch
    {
        WatchStatusRequest.StartOneofCase.Cursor => new WatchStart.At(StatusCursor.Read(request.Cursor)),
        WatchStatusRequest.StartOneofCase.AfterBlock => request.AfterBlock >= 0
            ? new WatchStart.AfterBlock(request.AfterBlock)
            : throw RequestFields.Invalid("after_block", "a height, or 0 for the beginning"),
        _ => new WatchStart.Now(),
    };

    /// <summary>What to watch.</summary>
    /// <param name="request">The request.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public async Task<WatchSubject> SubjectAsync(
        WatchStatusRequest request, Caller caller, CancellationToken cancellationToken) =>
        request.SubjectCase switch
        {
            WatchStatusRequest.SubjectOneofCase.Certificates =>
                await CertificatesAsync(request.Certificates.Numbers, cancellationToken),
            WatchStatusRequest.SubjectOneofCase.Agency => new WatchSubject.Issuer(RequestFields.Agency(request.Agency)),
            WatchStatusRequest.SubjectOneofCase.Type => new WatchSubject.Type(
                Vct(RequestFields.Text("type", request.Type, LongestType)), node.Value.Province),
            WatchStatusRequest.SubjectOneofCase.Holder => Holder(request.Holder, caller),
            _ => throw RequestFields.Invalid("subject", "certificates, an agency, a type or a holder"),
        };

    private string Vct(string type) =>
        types.Find(type)?.Vct ?? throw RequestFields.Invalid("type", "the vct of a type that this node knows");

    // The refusal depends on the caller and the code alone: nobody learns by it whether there is such a holder.
    private WatchSubject.Holder Holder(string code, Caller caller)
    {
        if (!UnifiedSocialCreditCode.TryParse(code, out _, out _))
        {
            throw RequestFields.Invalid("holder", "a unified social credit code (GB 32100)");
        }

        bool actsForAgencies = caller.Roles.Contains(Role.Issuer) || caller.Roles.Contains(Role.Supervisor);
        return caller.Holders.Contains(code) || actsForAgencies
            ? new WatchSubject.Holder(
                holders.TagOf(code), node.Value.Province, caller.Holders.Contains(code) ? null : caller.Agencies, holders)
            : throw new RefusedException(
                RefusalReason.HolderNotYours, "A holder is watched by himself, or by those who act for the issuing agency.");
    }

    private async Task<WatchSubject> CertificatesAsync(
        RepeatedField<string> numbers, CancellationToken cancellationToken)
    {
        if (numbers.Count is 0 or > MostNumbers)
        {
            throw RequestFields.Invalid("certificates.numbers", $"1 to {MostNumbers}");
        }

        HashSet<(AgencyId, Hash32)> keys = [];
        foreach (string number in numbers)
        {
            StoredCertificate stored =
                await certificates.FindByNumberAsync(LifecycleRequests.Number(number), cancellationToken)
                ?? throw ChangeRights.NotFound();
            keys.Add((stored.Id.Agency, CertificateFacts.Of(stored).Handle));
        }

        return new WatchSubject.Certificates(keys);
    }
}
