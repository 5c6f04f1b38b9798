using System.Data;
using System.Data.Common;

namespace Certs.Server.Storage;

/// <summary>
/// What one piece of work sees while its group is written: the only connection that writes, with every statement
/// prepared once.
/// </summary>
internal sealed class WriteSession(DbConnection connection, Dialect dialect, DocumentVault vault) : IDisposable
{
    private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);

    /// <summary>What this database says differently.</summary>
    public Dialect Dialect => dialect;

    /// <summary>What documents are sealed and opened with.</summary>
    public DocumentVault Vault => vault;

    /// <summary>False: the connection was lost, and with it the transaction that was open.</summary>
    public bool IsOpen => connection.State == ConnectionState.Open;

    /// <summary>The statement with the text <paramref name="sql"/>, with the parameters of its last use.</summary>
    public DbCommand Command(string sql)
    {
        if (!_commands.TryGetValue(sql, out DbCommand? command))
        {
            command = connection.Command(sql);
            _commands.Add(sql, command);
        }

        return command;
    }

    /// <summary>Runs a statement without parameters.</summary>
    public void Execute(string sql) => Command(sql).ExecuteNonQuery();

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (DbCommand command in _commands.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }
}
