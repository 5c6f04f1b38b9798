using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Certs.Cli.Commands;

/// <summary>Reads the fields of a certificate that the user names a file for.</summary>
internal static class FieldsFile
{
    /// <summary>The fields in <paramref name="file"/>.</summary>
    /// <exception cref="UsageException">It is not there, or no JSON object.</exception>
    public static Struct Read(FileInfo file)
    {
        if (!file.Exists)
        {
            throw new UsageException($"{file.FullName}: there is no such file.");
        }

        try
        {
            return JsonParser.Default.Parse<Struct>(File.ReadAllText(file.FullName));
        }
        catch (Exception wrong) when (wrong is InvalidProtocolBufferException or InvalidJsonException)
        {
            throw new UsageException($"{file.FullName}: {wrong.Message}");
        }
    }
}
