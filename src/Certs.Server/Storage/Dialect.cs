namespace Certs.Server.Storage;

/// <summary>
/// Where SQLite and PostgreSQL differ in SQL. Every other statement of the stores is one text for both: named
/// parameters, lower case, whole seconds and bytes, "on conflict" and "returning", sums cast to whole numbers.
/// </summary>
/// <param name="BeginWrite">Begins a transaction that writes.</param>
/// <param name="BeginSnapshot">Begins a transaction whose every statement sees the same moment.</param>
/// <param name="LockSeries">
/// Reads <c>next_position</c> of <c>@agency</c> so that nobody else hands the place out before this transaction ends.
/// </param>
/// <param name="BeginMigration">Begins a transaction in which nobody else changes the schema.</param>
/// <param name="SchemaPrefix">What the names of the schema's files begin with, in this assembly.</param>
internal sealed record Dialect(
    string BeginWrite, string BeginSnapshot, string LockSeries, string BeginMigration, string SchemaPrefix)
{
    /// <summary>SQLite: there is one writer, so a place that was read stays free.</summary>
    public static Dialect Sqlite { get; } = new(
        "begin immediate",
        "begin",
        "select next_position from series where agency = @agency",
        "begin immediate",
        "Certs.Server.Storage.Schema.");

    /// <summary>
    /// PostgreSQL: several replicas write, so whoever hands out places locks the series first. The number of the
    /// migration's lock is arbitrary and never changes.
    /// </summary>
    public static Dialect Postgres { get; } = new(
        "begin isolation level read committed",
        "begin isolation level repeatable read read only",
        "select next_position from series where agency = @agency for update",
        "begin isolation level read committed; select pg_advisory_xact_lock(7161116115)",
        "Certs.Server.Storage.Schema.Postgres.");
}
