using System.ComponentModel.DataAnnotations;
using Certs.Server.Storage.Postgres;

namespace Certs.Server.Storage;

/// <summary>Where certificates are kept. Configuration section <c>Storage</c>.</summary>
internal sealed class StorageOptions : IValidatableObject
{
    /// <summary>
    /// A PostgreSQL database that the replicas of this node share:
    /// <c>postgres://user@host:5432/database?sslmode=verify-full</c>. The option <c>--store</c> sets it too. It holds no
    /// password: that is in <see cref="PasswordFile"/>. Default (null): a SQLite file in the data folder.
    /// </summary>
    public string? Url { get; init; }

    /// <summary>The file with the password of <see cref="Url"/>. Default (null): the server asks for none.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>
    /// A file with a whole connection string of Npgsql, for what <see cref="Url"/> cannot say. Default (null): none.
    /// </summary>
    public string? ConnectionFile { get; init; }

    /// <summary>True when the store is shared; false for the file in the data folder.</summary>
    public bool IsShared => Url is not null || ConnectionFile is not null;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Url is not null && ConnectionFile is not null)
        {
            yield return new ValidationResult("Set either this or Storage:ConnectionFile.", [nameof(Url)]);
        }

        if (Url is not null && PostgresAddress.Problem(Url) is { } problem)
        {
            yield return new ValidationResult(problem, [nameof(Url)]);
        }

        if (PasswordFile is not null && !File.Exists(PasswordFile))
        {
            yield return new ValidationResult($"There is no file {PasswordFile}.", [nameof(PasswordFile)]);
        }

        if (ConnectionFile is not null && !File.Exists(ConnectionFile))
        {
            yield return new ValidationResult($"There is no file {ConnectionFile}.", [nameof(ConnectionFile)]);
        }
    }
}
