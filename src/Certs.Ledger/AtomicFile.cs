namespace Certs.Ledger;

/// <summary>
/// Writes files that are, after any crash, either as they were or as they are to be. What is written is on the disk when
/// a method returns: the content, and the name in its folder.
/// </summary>
/// <remarks>One process writes a file from one thread at a time; several processes may, and the last one wins.</remarks>
public static class AtomicFile
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes beside the file, flushes to the disk and renames.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="content">All of it.</param>
    /// <param name="mode">
    /// Who may read and write it, less what the process's umask takes away, on systems that know such modes; by default its
    /// owner alone.
    /// </param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content, UnixFileMode mode = Owner)
    {
        string draft = Draft(path);
        try
        {
            using (FileStream file = Create(draft, mode))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            Rename(draft, path);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>The same for what is not at hand as a whole. A write that fails leaves the file as it was.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="write">Writes all of it; may read and seek.</param>
    /// <param name="mode">As for <see cref="Write"/>.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static async Task WriteAsync(string path, Func<FileStream, Task> write, UnixFileMode mode = Owner)
    {
        string draft = Draft(path);
        try
        {
            await using (FileStream file = Create(draft, mode))
            {
                await write(file);
                file.Flush(flushToDisk: true);
            }

            Rename(draft, path);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    // A rename is on the disk when its folder is.
    private static void Rename(string draft, string path)
    {
        File.Move(draft, path, overwrite: true);
        FolderOnDisk.Flush(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    private static string Draft(string path) => $"{path}.{Environment.ProcessId}.new";

    // A draft that a crash left may have another mode.
    private static FileStream Create(string draft, UnixFileMode mode)
    {
        File.Delete(draft);
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        return new FileStream(draft, options);
    }
}
