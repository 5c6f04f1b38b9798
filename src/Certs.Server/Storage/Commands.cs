using System.Data.Common;
using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>Named parameters and typed columns over ADO.NET, the same for every database.</summary>
internal static class Commands
{
    /// <summary>Gives a parameter its value; null is the database's null.</summary>
    public static DbCommand Bind(this DbCommand command, string name, object? value)
    {
        object stored = value ?? DBNull.Value;
        int index = command.Parameters.IndexOf(name);
        if (index >= 0)
        {
            command.Parameters[index].Value = stored;
            return command;
        }

        DbParameter parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = stored;
        command.Parameters.Add(parameter);
        return command;
    }

    /// <summary>A command of <paramref name="connection"/> with the text <paramref name="sql"/>.</summary>
    public static DbCommand Command(this DbConnection connection, string sql)
    {
        DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    /// <summary>The first column of the first row as a whole number; null when there is no row, or it is null.</summary>
    public static long? ReadNumber(this DbCommand command) => command.ExecuteScalar() as long?;

    /// <summary>A moment out of a column with whole seconds.</summary>
    public static DateTimeOffset GetMoment(this DbDataReader row, int column) =>
        DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(column));

    /// <summary>The bytes of a column.</summary>
    public static byte[] GetBytes(this DbDataReader row, int column) => row.GetFieldValue<byte[]>(column);

    /// <summary>The thirty-two bytes of a column.</summary>
    public static Hash32 GetHash(this DbDataReader row, int column) => new(row.GetBytes(column));
}
