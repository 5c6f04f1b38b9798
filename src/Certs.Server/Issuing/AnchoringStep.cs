using Certs.Server.Storage;

namespace Certs.Server.Issuing;

/// <summary>Where a watched certificate is now.</summary>
/// <param name="Number">The licence identifier.</param>
/// <param name="Batch">The batch that it is in; null: none yet.</param>
/// <param name="Remaining">How many of the watched are still not anchored, this one included unless it is.</param>
internal sealed record AnchoringStep(string Number, Batch? Batch, long Remaining)
{
    /// <summary>How far it is.</summary>
    public AnchorStage Stage => Batch?.Stage ?? AnchorStage.Pending;
}
