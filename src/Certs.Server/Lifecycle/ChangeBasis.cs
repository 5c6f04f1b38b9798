using Certs.Core.Registry;
using Certs.Server.Hosting;
using Certs.Server.Refusals;
using Certs.Server.Storage;

namespace Certs.Server.Lifecycle;

/// <summary>Notes on which certificates another rests: what befalls them befalls it, by the rule for its type.</summary>
internal sealed class ChangeBasis(ChangeRights rights, BasisStore store)
{
    /// <summary>Notes that a certificate rests on another.</summary>
    /// <returns>The numbers of all that it rests on then.</returns>
    /// <exception cref="RefusedException">
    /// One of them is not here, the caller may not act for the dependent one's agency, or they are the same.
    /// </exception>
    public Task<IReadOnlyList<string>> AddAsync(
        Caller caller, string dependent, string basis, CancellationToken cancellationToken) =>
        ChangeAsync(caller, dependent, basis, store.AddAsync, cancellationToken);

    /// <summary>Notes that a certificate no longer rests on another.</summary>
    /// <returns>The numbers of all that it rests on then.</returns>
    /// <exception cref="RefusedException">As of <see cref="AddAsync"/>.</exception>
    public Task<IReadOnlyList<string>> RemoveAsync(
        Caller caller, string dependent, string basis, CancellationToken cancellationToken) =>
        ChangeAsync(caller, dependent, basis, store.RemoveAsync, cancellationToken);

    private async Task<IReadOnlyList<string>> ChangeAsync(
        Caller caller, string dependent, string basis, Func<CertificateId, CertificateId, Task> change,
        CancellationToken cancellationToken)
    {
        (DateTimeOffset now, RegistryView? registry) = rights.Pass();
        CertificateFacts certificate = await rights.FindAsync(dependent, cancellationToken);
        ChangeRights.Acting(certificate, null, caller, registry, now);
        CertificateId other = (await rights.FindAsync(basis, cancellationToken)).Stored.Id;
        if (other == certificate.Stored.Id)
        {
            throw new RefusedException(RefusalReason.FieldInvalid, "basis_number", "Another certificate.");
        }

        await change(certificate.Stored.Id, other);
        return await store.BasesAsync(certificate.Stored.Id, cancellationToken);
    }
}
