using Certs.Core.Bundles;
using Certs.Core.Documents;

namespace Certs.Cli.Offline;

/// <summary>Reads a bundle, or a document without evidence, that the user names.</summary>
internal static class BundleFile
{
    /// <summary>The bundle in <paramref name="file"/>; of a document one that holds nothing else.</summary>
    /// <exception cref="UsageException">It is not there, or breaks a rule of the bundle's format.</exception>
    public static Bundle Read(FileInfo file)
    {
        if (!file.Exists)
        {
            throw new UsageException($"{file.FullName}: there is no such file.");
        }

        using FileStream stream = file.OpenRead();
        byte[] bytes = new byte[Math.Min(stream.Length, BundleLimits.BundleBytes + 1L)];
        stream.ReadExactly(bytes);
        if (!BundleReader.IsBundle(bytes))
        {
            return new Bundle { Document = bytes.AsMemory(0, Math.Min(bytes.Length, DocumentLimits.FileBytes + 1)) };
        }

        try
        {
            return BundleReader.Read(bytes);
        }
        catch (DocumentFormatException wrong)
        {
            throw new UsageException($"{file.FullName}: {wrong.Message}");
        }
    }
}
