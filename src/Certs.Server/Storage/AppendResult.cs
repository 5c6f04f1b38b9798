using Certs.Core.Registry;

namespace Certs.Server.Storage;

/// <summary>What became of a change that was to be stored.</summary>
internal abstract record AppendResult
{
    private AppendResult()
    {
    }

    /// <summary>It is stored.</summary>
    public sealed record Added(StoredStatusChange Change) : AppendResult;

    /// <summary>The table does not allow it after what was said last; nothing was stored.</summary>
    /// <param name="Recorded">What was said last.</param>
    public sealed record NotAllowed(CertificateState Recorded) : AppendResult;

    /// <summary>The chain has changes that this store does not know: it is an old copy. Nothing was stored.</summary>
    public sealed record BehindChain : AppendResult;
}
