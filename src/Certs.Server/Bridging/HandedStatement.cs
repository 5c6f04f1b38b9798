using Certs.Server.Storage;

namespace Certs.Server.Bridging;

/// <summary>A statement as it is handed out.</summary>
/// <param name="Stored">What the store has of it.</param>
/// <param name="Batch">The batch that it is in; null: it waits for one.</param>
/// <param name="File">Its file, with its path when it is anchored.</param>
internal sealed record HandedStatement(StoredStatement Stored, Batch? Batch, byte[] File)
{
    /// <summary>How far it is on its way to the chain.</summary>
    public AnchorStage Stage => Batch?.Stage ?? AnchorStage.Pending;
}
