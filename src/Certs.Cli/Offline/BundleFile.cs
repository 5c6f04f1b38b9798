using System.Text;
using Certs.Core.Bundles;
using Certs.Core.Documents;
using Certs.Core.ShortForms;

namespace Certs.Cli.Offline;

/// <summary>Reads a bundle of any form, or a document without evidence, that the user names.</summary>
internal static class BundleFile
{
    /// <summary>
    /// The bundle in <paramref name="file"/>, or the short form that stands in the place of its name; of a document one
    /// that holds nothing else.
    /// </summary>
    /// <exception cref="UsageException">It is not there, or breaks a rule of the bundle's format.</exception>
    public static Bundle Read(FileInfo file)
    {
        // What a scanner typed in the place of a path.
        string typed = file.ToString();
        if (typed.StartsWith(ShortForm.Prefix, StringComparison.Ordinal))
        {
            return ReadShort(Encoding.UTF8.GetBytes(typed), "the short form");
        }

        if (!file.Exists)
        {
            throw new UsageException($"{file.FullName}: there is no such file.");
        }

        using FileStream stream = file.OpenRead();
        byte[] bytes = new byte[Math.Min(stream.Length, BundleLimits.BundleBytes + 1L)];
        stream.ReadExactly(bytes);
        if (ShortForm.IsShortForm(bytes))
        {
            return ReadShort(bytes, file.FullName);
        }

        if (Frame.IsFrame(bytes))
        {
            bytes = Joined(bytes, file.FullName);
        }

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

    private static Bundle ReadShort(byte[] text, string name)
    {
        try
        {
            return ShortForm.Read(text);
        }
        catch (DocumentFormatException wrong)
        {
            throw new UsageException($"{name}: {wrong.Message}");
        }
    }

    // What a scanner read of the codes that follow each other, a line each, in any order.
    private static byte[] Joined(byte[] lines, string name)
    {
        try
        {
            FrameCollector collector = new();
            return Encoding.UTF8.GetString(lines).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(line => collector.Add(Frame.Read(line.TrimEnd('\r')))).OfType<byte[]>().FirstOrDefault()
                ?? throw new UsageException($"{name}: codes are missing.");
        }
        catch (DocumentFormatException wrong)
        {
            throw new UsageException($"{name}: {wrong.Message}");
        }
    }
}
