using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Certs.Ledger;

/// <summary>Makes sure that the names in a folder are on the disk, which .NET offers for files only.</summary>
internal static partial class FolderOnDisk
{
    private const int ReadOnly = 0;

    /// <summary>
    /// Returns when what was created, renamed and removed in the folder is on the disk: fsync(2). On Windows, which writes
    /// names to its journal by itself, it does nothing; neither where the file system knows no such thing.
    /// </summary>
    /// <exception cref="IOException">It cannot be read, or its disk fails.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using SafeFileHandle handle = new(Open(folder, ReadOnly), ownsHandle: true);
        if (handle.IsInvalid)
        {
            throw new IOException($"{folder}: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        RandomAccess.FlushToDisk(handle);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial nint Open(string path, int flags);
}
