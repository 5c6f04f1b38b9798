namespace Certs.Core.Lifecycle;

/// <summary>What a history breaks. The numbers never change.</summary>
public enum HistoryRule
{
    /// <summary>The sequence numbers do not go up by one from 1: a change was left out, doubled or put elsewhere.</summary>
    SequenceBroken = 1,

    /// <summary>The link is not what the changes before it give: something in it or before it was altered.</summary>
    LinkBroken = 2,

    /// <summary>The text shown is not the one whose digest was recorded.</summary>
    DetailAltered = 3,

    /// <summary>The chain knows later changes than the last one told.</summary>
    EndWithheld = 4,

    /// <summary>The chain has another word for the last change told.</summary>
    EndDiffers = 5,

    /// <summary>The chain, as far as it was read, does not know the last changes told.</summary>
    NotOnChain = 6,
}
