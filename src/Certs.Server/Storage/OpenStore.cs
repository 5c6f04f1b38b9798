using System.Data.Common;

namespace Certs.Server.Storage;

/// <summary>The store of this node while it is open: checked, up to date, with its writer.</summary>
internal abstract class OpenStore : IDisposable
{
    /// <summary>A store over a database that was found safe.</summary>
    protected OpenStore(DbDataSource database, Dialect dialect)
    {
        Database = database;
        Dialect = dialect;
        Writer = new GroupCommit(database, dialect);
    }

    /// <summary>Where reading connections come from.</summary>
    public DbDataSource Database { get; }

    /// <summary>What its SQL says differently.</summary>
    public Dialect Dialect { get; }

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
