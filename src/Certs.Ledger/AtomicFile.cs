namespace Certs.Ledger;

/// <summary>Writes files that are, after any crash, either as they were or as they are to be.</summary>
internal static class AtomicFile
{
    /// <summary>Writes beside the file, flushes to the disk and renames.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="content">All of it.</param>
    /// <param name="mode">Who may read and write it, on systems that know such modes.</param>
    public static void Write(
        string path, ReadOnlySpan<byte> content,
        UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite)
    {
        string draft = Draft(path);
        using (FileStream file = Create(draft, mode))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
    }

    /// <summary>Writes beside the file, flushes to the disk and renames. A write that fails leaves the file as it was.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="write">Writes all of it; may read and seek.</param>
    /// <param name="mode">Who may read and write it, on systems that know such modes.</param>
    public static async Task WriteAsync(
        string path, Func<FileStream, Task> write,
        UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite)
    {
        string draft = Draft(path);
        await using (FileStream file = Create(draft, mode))
        {
            await write(file);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
    }

    private static string Draft(string path) => $"{path}.{Environment.ProcessId}.new";

    private static FileStream Create(string draft, UnixFileMode mode)
    {
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        return new FileStream(draft, options);
    }
}
