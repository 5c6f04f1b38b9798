namespace Grpc.AspNetCore.Server;

/// <summary>When a written message is sent.</summary>
internal enum WriteFlush
{
    /// <summary>At once: more may follow at any time.</summary>
    AtOnce = 1,

    /// <summary>Together with the end of the call, in one go.</summary>
    WithEnd = 2,
}
