namespace Certs.Testing.Histories;

/// <summary>An answer about a certificate that rests on a block.</summary>
/// <param name="Number">The certificate.</param>
/// <param name="State">What holds; null: the answer says that it does not know.</param>
/// <param name="OnChain">How many changes it rests on.</param>
/// <param name="Block">The block; null: it names none.</param>
/// <param name="BlockTime">The block's time; null: it names none.</param>
/// <param name="Age">How old it says that its evidence is; null: it says no age beside the block's time.</param>
/// <param name="Invoked">The moment before it was asked for.</param>
public sealed record EvidencedAnswer(
    string Number, LifeState? State, uint OnChain, long? Block, DateTimeOffset? BlockTime, TimeSpan? Age, long Invoked);
