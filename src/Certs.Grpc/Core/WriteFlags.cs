namespace Grpc.Core;

/// <summary>How one message is sent.</summary>
[Flags]
#pragma warning disable CA1711 // The name is that of the official package.
public enum WriteFlags
#pragma warning restore CA1711 // Only the name is concerned.
{
    /// <summary>More messages follow at once: this one may wait for them.</summary>
    BufferHint = 0x1,

    /// <summary>This message is sent uncompressed although the call is compressed.</summary>
    NoCompress = 0x2,
}
