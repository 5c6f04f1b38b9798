namespace Certs.Server.Storage;

/// <summary>What a store is opened for.</summary>
internal enum Opening
{
    /// <summary>To issue and anchor: not one that was moved away, nor one that is not moved whole yet.</summary>
    ToServe = 1,

    /// <summary>To move it.</summary>
    ToMove = 2,
}
