using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Certs.Server.Storage.Postgres;

namespace Certs.Server.Storage.Moving;

/// <summary>The service's program as <c>certs store move</c> runs it: moves a store and ends.</summary>
internal static class MoveProgram
{
    /// <summary>The first argument that asks for it.</summary>
    public const string Verb = "store-move";

    private const int Usage = 64;
    private const int Unavailable = 69;

    /// <summary>Moves the store that <c>--from</c> names into the database that <c>--to</c> names.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        IConfiguration settings = new ConfigurationBuilder()
            .AddCommandLine(arguments, new Dictionary<string, string>
            {
                ["--from"] = "From",
                ["--to"] = "Storage:Url",
                ["--password-file"] = "Storage:PasswordFile",
                ["--connection-file"] = "Storage:ConnectionFile",
            })
            .Build();
        StorageOptions target = settings.GetSection("Storage").Get<StorageOptions>() ?? new StorageOptions();
        string? problem = target.Validate(new ValidationContext(target)).FirstOrDefault()?.ErrorMessage;
        if (settings["From"] is not { } file || !target.IsShared || problem is not null)
        {
            await Console.Error.WriteLineAsync(problem ?? "Both --from FILE and --to postgres://… are needed.");
            return Usage;
        }

        try
        {
            await new StoreMove(TimeProvider.System, new Lines())
                .RunAsync(file, PostgresAddress.ConnectionString(target), cancellationToken);
            return 0;
        }
        catch (StorageException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return Usage;
        }
        catch (DbException failure)
        {
            await Console.Error.WriteLineAsync($"{failure.Message} Repeat the command: it goes on where it ended.");
            return Unavailable;
        }
    }

    private sealed class Lines : IProgress<string>
    {
        public void Report(string value) => Console.WriteLine(value);
    }
}
