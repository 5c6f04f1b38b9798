namespace Certs.Server.Storage.Sqlite;

/// <summary>
/// Keeps a second service away from the same store: an exclusively opened file beside the database. The system
/// lets it go when the process ends, however it ends.
/// </summary>
internal sealed class StoreLock : IDisposable
{
    private readonly FileStream _file;

    private StoreLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of the store in <paramref name="databaseFile"/>.</summary>
    /// <exception cref="StorageException">Another process has it.</exception>
    public static StoreLock Take(string databaseFile)
    {
        string path = databaseFile + ".lock";
        try
        {
            return new StoreLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            throw new StorageException($"Another service uses the store: {path} is taken.");
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();
}
