using Certs.Core.Documents;

namespace Certs.Cli;

/// <summary>Reads a document that the user names.</summary>
internal static class DocumentFile
{
    /// <summary>The bytes of <paramref name="file"/>.</summary>
    /// <exception cref="UsageException">It is not there, or larger than any document.</exception>
    public static byte[] ReadBytes(FileInfo file)
    {
        if (!file.Exists)
        {
            throw new UsageException($"{file.FullName}: there is no such file.");
        }

        // A little more than the limit is read, so that the report itself says "too large".
        using FileStream stream = file.OpenRead();
        byte[] bytes = new byte[Math.Min(stream.Length, DocumentLimits.FileBytes + 1L)];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The document in <paramref name="file"/>.</summary>
    /// <exception cref="UsageException">It is not there or no document; the message says where it breaks which rule.</exception>
    public static CertificateDocument Read(FileInfo file)
    {
        try
        {
            return DocumentReader.Read(ReadBytes(file));
        }
        catch (DocumentFormatException wrong)
        {
            throw new UsageException($"{file.FullName}: {wrong.Message}");
        }
    }
}
