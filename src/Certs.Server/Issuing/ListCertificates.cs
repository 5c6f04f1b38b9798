using Certs.Core;
using Certs.Server.Hosting;
using Certs.Server.Refusals;
using Certs.Server.Storage;

namespace Certs.Server.Issuing;

/// <summary>Lists the certificates of an agency, newest first.</summary>
/// <remarks>
/// A page ends where the next begins, whatever is issued meanwhile: what stands on no page was issued after the first
/// page was read, or moved to another stage.
/// </remarks>
internal sealed class ListCertificates(CertificateList list)
{
    private const int UsualSize = 100;
    private const int LargestSize = 500;

    /// <summary>A page.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="agency">Whose certificates.</param>
    /// <param name="stage">Only those that are this far; null: all.</param>
    /// <param name="size">The most to return, 1 to 500; 0: 100.</param>
    /// <param name="token">Where to go on; empty: the beginning.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    /// <exception cref="RefusedException">Not the caller's agency, a size out of range, or a foreign token.</exception>
    public async Task<CertificatePage> RunAsync(
        Caller caller, AgencyId agency, AnchorStage? stage, int size, string token, CancellationToken cancellationToken)
    {
        if (!caller.MayIssueFor(agency))
        {
            throw new RefusedException(
                RefusalReason.NotPermitted, $"The caller may not see the certificates of {agency}.");
        }

        if (size is < 0 or > LargestSize)
        {
            throw new RefusedException(RefusalReason.FieldInvalid, "page_size", "0 to 500.");
        }

        int limit = size == 0 ? UsualSize : size;
        long before = PageToken.Read(token, agency, stage);

        // One more than shown, so that the last page is known to be the last.
        IReadOnlyList<ListedCertificate> found =
            await list.PageAsync(agency, before, stage, limit + 1, cancellationToken);
        string next = found.Count > limit ? PageToken.Write(agency, stage, found[limit - 1].Id.Position) : "";
        return new CertificatePage(
            [.. found.Take(limit).Select(line => new IssuedCertificate(
                line.Number, agency, line.Type, line.IssuedAt, default, line.Batch))],
            next);
    }
}
