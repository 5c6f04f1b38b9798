using System.Text.Json;
using Certs.Ledger;

namespace Certs.Cli.Offline;

/// <summary>Reads and writes the files that a window keeps: whole or not at all, and never passed over in silence.</summary>
internal static class FolderFiles
{
    // Windows of several users may share the folder: the umask says who reads and writes.
    private const UnixFileMode AsTheUserAllows = UnixFileMode.UserRead | UnixFileMode.UserWrite
        | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>What a file says; null: there is none.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="read">Reads its bytes.</param>
    /// <exception cref="UsageException">It cannot be read; the message says what to do.</exception>
    public static T? Find<T>(string file, Func<byte[], T> read)
        where T : class
    {
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            return read(File.ReadAllBytes(file));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or JsonException
            or FormatException or ArgumentException)
        {
            throw new UsageException(
                $"{file}: 此记忆文件已损坏或无法读取。请将其移至别处妥善保存（可能含有证据），然后重新核验：本窗口将重新开始记忆。 "
                + "This memory is damaged or cannot be read. Move it elsewhere and keep it, because it may hold evidence; "
                + $"then verify again: this window starts to remember anew. ({wrong.Message})");
        }
    }

    /// <summary>Writes a file in one step, and to the disk: whoever reads sees the former content or the new one.</summary>
    public static void Replace(string target, ReadOnlySpan<byte> content) =>
        AtomicFile.Write(target, content, AsTheUserAllows);
}
