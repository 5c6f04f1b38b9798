namespace Certs.Server.Storage;

/// <summary>A line of a list of certificates.</summary>
/// <param name="Id">Its place in the store.</param>
/// <param name="Number">The licence identifier.</param>
/// <param name="Type">The certificate type's URN.</param>
/// <param name="IssuedAt">When it was issued, whole seconds.</param>
/// <param name="Batch">The batch that it is in; null: none yet.</param>
internal sealed record ListedCertificate(
    CertificateId Id, string Number, string Type, DateTimeOffset IssuedAt, Batch? Batch)
{
    /// <summary>How far it is on its way to the chain.</summary>
    public AnchorStage Stage => Batch?.Stage ?? AnchorStage.Pending;
}
