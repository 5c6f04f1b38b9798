namespace Certs.Server.Hosting;

/// <summary>
/// Lets the replicas of a node start one after the other, so that the first makes certificates and secrets in the folder
/// that they share and the others find them.
/// </summary>
internal sealed class SharedFolderLock : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    private readonly FileStream _file;

    private SharedFolderLock(FileStream file) => _file = file;

    /// <summary>Waits for its turn.</summary>
    /// <exception cref="IOException">Another replica has been starting for a minute.</exception>
    public static async Task<SharedFolderLock> TakeAsync(string folder, CancellationToken cancellationToken)
    {
        long start = TimeProvider.System.GetTimestamp();
        string path = Path.Combine(folder, "start.lock");
        while (true)
        {
            try
            {
                return new SharedFolderLock(
                    new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(start) < Limit)
            {
                await Task.Delay(BetweenTries, cancellationToken);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();
}
