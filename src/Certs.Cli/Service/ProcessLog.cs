using System.Diagnostics;

namespace Certs.Cli.Service;

/// <summary>Keeps what a started program says, on both of its outputs, line by line in one file.</summary>
internal sealed class ProcessLog
{
    private const int MostLines = 10;

    // A child of the program may hold an output open for a moment longer.
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Queue<string> _last = [];
    private readonly Task _kept;

    /// <summary>Begins at once; what a former program said stays in the file.</summary>
    /// <param name="process">The program, both outputs redirected.</param>
    /// <param name="path">The file.</param>
    public ProcessLog(Process process, string path)
    {
        StreamWriter file = new(path, append: true) { AutoFlush = true };
        _kept = KeepAsync(process, file);
    }

    /// <summary>Waits until both outputs have ended.</summary>
    /// <returns>The last lines, ten at most, one below the other.</returns>
    public async Task<string> EndAsync()
    {
        await _kept.WaitAsync(EndLimit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_lock)
        {
            return string.Join(Environment.NewLine, _last);
        }
    }

    private async Task KeepAsync(Process process, StreamWriter file)
    {
        await using (file)
        {
            await Task.WhenAll(
                CopyAsync(process.StandardOutput, file), CopyAsync(process.StandardError, file));
        }
    }

    private async Task CopyAsync(StreamReader output, StreamWriter file)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            lock (_lock)
            {
                file.WriteLine(line);
                _last.Enqueue(line);
                if (_last.Count > MostLines)
                {
                    _last.Dequeue();
                }
            }
        }
    }
}
