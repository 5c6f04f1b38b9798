using Certs.Core.Registry;

namespace Certs.Server.Watching;

/// <summary>Where a stream of changes begins.</summary>
internal abstract record WatchStart
{
    private WatchStart()
    {
    }

    /// <summary>With what is recorded from now on.</summary>
    public sealed record Now : WatchStart;

    /// <summary>After a block.</summary>
    public sealed record AfterBlock(long Number) : WatchStart;

    /// <summary>Where another stream broke off.</summary>
    public sealed record At(StatusPosition Place) : WatchStart;
}
