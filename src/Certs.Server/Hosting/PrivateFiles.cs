using System.Text;
using Certs.Ledger;

namespace Certs.Server.Hosting;

/// <summary>Folders and files that only their owner may read, written so that a crash leaves the old or the new.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnerOnly =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes <paramref name="folder"/> with access for its owner only; leaves an existing one as it is.</summary>
    public static void MakeFolder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, OwnerOnly);
        }
    }

    /// <summary>Writes <paramref name="text"/> durably, for its owner only.</summary>
    public static void Write(string path, string text) => AtomicFile.Write(path, Encoding.UTF8.GetBytes(text));
}
