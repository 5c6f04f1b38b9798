using Certs.Core;
using Certs.Server.Storage;

namespace Certs.Server.Issuing;

/// <summary>A certificate as it is handed out.</summary>
/// <param name="Number">The licence identifier.</param>
/// <param name="Agency">The issuing agency.</param>
/// <param name="Type">The certificate type's URN.</param>
/// <param name="IssuedAt">When it was issued, whole seconds.</param>
/// <param name="Document">The document, with its path when it is anchored; empty in lists.</param>
/// <param name="Batch">The batch that it is in; null: it waits for one.</param>
internal sealed record IssuedCertificate(
    string Number, AgencyId Agency, string Type, DateTimeOffset IssuedAt, ReadOnlyMemory<byte> Document, Batch? Batch)
{
    /// <summary>How far it is on its way to the chain.</summary>
    public AnchorStage Stage => Batch?.Stage ?? AnchorStage.Pending;
}
