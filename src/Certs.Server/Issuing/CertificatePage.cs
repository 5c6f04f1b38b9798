namespace Certs.Server.Issuing;

/// <summary>A page of a list of certificates.</summary>
/// <param name="Certificates">Newest first, without documents.</param>
/// <param name="NextToken">Where to go on; empty: this was the last page.</param>
internal sealed record CertificatePage(IReadOnlyList<IssuedCertificate> Certificates, string NextToken);
