using Certs.Core.Registry;

namespace Certs.Server.Storage;

/// <summary>What a request for a change came to.</summary>
internal abstract record ChangeOutcome
{
    private ChangeOutcome()
    {
    }

    /// <summary>The change is durable, now or since an earlier call with the same request id.</summary>
    public sealed record Changed(StoredStatusChange Change) : ChangeOutcome;

    /// <summary>It waits for a second person.</summary>
    public sealed record Proposed(ChangeProposal Proposal) : ChangeOutcome;

    /// <summary>The table does not allow it; nothing was stored.</summary>
    public sealed record NotAllowed(CertificateState Recorded) : ChangeOutcome;

    /// <summary>The chain has changes that this store does not know; nothing was stored.</summary>
    public sealed record BehindChain : ChangeOutcome;

    /// <summary>The request id was used for something else.</summary>
    public sealed record RequestIdTaken : ChangeOutcome;

    /// <summary>The proposal was decided before, or its time is over.</summary>
    public sealed record Closed : ChangeOutcome;
}
