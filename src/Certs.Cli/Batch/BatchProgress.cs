using Spectre.Console;

namespace Certs.Cli.Batch;

/// <summary>Shows how far a batch is: a bar on a terminal, a line every tenth elsewhere.</summary>
internal static class BatchProgress
{
    /// <summary>Runs <paramref name="work"/>, which reports the number of items done.</summary>
    public static async Task<BatchOutcome> ShowAsync(int total, Func<Action<int>, Task<BatchOutcome>> work)
    {
        if (Console.IsOutputRedirected)
        {
            int tenth = Math.Max(1, total / 10);
            return await work(done =>
            {
                if (done % tenth == 0)
                {
                    Console.Error.WriteLine($"{done} of {total}");
                }
            });
        }

        return await AnsiConsole.Progress()
            .Columns(
                new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(),
                new RemainingTimeColumn(), new SpinnerColumn())
            .StartAsync(async shown =>
            {
                ProgressTask task = shown.AddTask("签发 issuing", maxValue: Math.Max(1, total));
                return await work(done => task.Value = done);
            });
    }
}
