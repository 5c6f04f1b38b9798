using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>
/// The table <c>certificates</c> and the two that keep numbers and request ids unique. Every call takes and gives any
/// number of certificates: nothing here costs a lock or a round trip for each.
/// </summary>
internal interface ICertificateStore
{
    /// <summary>Stores <paramref name="certificates"/> in one group; each stands or falls by itself.</summary>
    /// <returns>What became of each, in the same order. From here on the added ones exist.</returns>
    /// <exception cref="System.Data.Common.DbException">
    /// The database failed. Each is then stored or not; its request id tells, later.
    /// </exception>
    Task<AddResult[]> AddAsync(IReadOnlyList<NewCertificate> certificates);

    /// <summary>The first answers to requests; null where there is none, or it is only prepared.</summary>
    Task<StoredCertificate?[]> FindByRequestAsync(
        IReadOnlyList<(AgencyId Agency, Guid RequestId)> requests, CancellationToken cancellationToken);

    /// <summary>The certificate with a number; null when there is none, or it is only prepared.</summary>
    Task<StoredCertificate?> FindByNumberAsync(string number, CancellationToken cancellationToken);

    /// <summary>The leaves at <paramref name="size"/> places from <paramref name="first"/> on, with their suites.</summary>
    Task<IReadOnlyList<(Hash32 Leaf, ushort Suites)>> LeavesAsync(
        CertificateId first, int size, CancellationToken cancellationToken);
}
