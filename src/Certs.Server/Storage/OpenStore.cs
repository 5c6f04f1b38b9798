using System.Data.Common;

namespace Certs.Server.Storage;

/// <summary>The store of this node while it is open: checked, up to date, with its writer.</summary>
internal abstract class OpenStore : IDisposable
{
    /// <summary>A store over a database that was found safe.</summary>
    protected OpenStore(DbDataSource database, Dialect dialect, DocumentVault vault)
    {
        Database = database;
        Dialect = dialect;
        Vault = vault;
        Writer = new GroupCommit(database, dialect, vault);
    }

    /// <summary>Where reading connections come from.</summary>
    public DbDataSource Database { get; }

    /// <summary>What its SQL says differently.</summary>
    public Dialect Dialect { get; }

    /// <summary>What documents are sealed and opened with.</summary>
    public DocumentVault Vault { get; }

    /// <summary>The way to write, but for new certificates.</summary>
    public GroupCommit Writer { get; }

    /// <summary>Where certificates are added and found.</summary>
    public abstract ICertificateStore Certificates { get; }

    /// <summary>Which replica anchors.</summary>
    public abstract IAnchoringLead Lead { get; }

    /// <inheritdoc />
    public virtual void Dispose()
    {
        Writer.Dispose();
        Database.Dispose();
    }
}
