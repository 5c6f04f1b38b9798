namespace Certs.Server.Tests.Storage;

/// <summary>The databases that the same tests run over.</summary>
public enum StoreKind
{
    /// <summary>A file.</summary>
    Sqlite = 1,

    /// <summary>A database of the test process's own server.</summary>
    Postgres = 2,
}
