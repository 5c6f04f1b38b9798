using System.Globalization;

namespace Certs.Cli.Codes;

/// <summary>Writes a code where the user wants it: a picture by the ending of its name, or the terminal.</summary>
internal static class CodeOutput
{
    private const string Terminal = "terminal";
    private const int PixelsEach = 8;

    /// <summary>Refuses a place that no code can be written to, before anything is asked for.</summary>
    /// <exception cref="UsageException">Neither terminal, .png, .svg nor .txt.</exception>
    public static void Check(string place)
    {
        if (place != Terminal && Path.GetExtension(place) is not (".png" or ".svg" or ".txt"))
        {
            throw new UsageException($"--qr {place}: a file ending in .png, .svg or .txt, or the word terminal.");
        }
    }

    /// <summary>Writes the code of a text; a file ending in .txt gets the text itself.</summary>
    /// <returns>What was written, for people.</returns>
    public static async Task<string> WriteAsync(string place, string text, CancellationToken stop)
    {
        QrCode code = QrCode.Of(text);
        string modules = string.Create(CultureInfo.InvariantCulture, $"{code.Size} × {code.Size} modules");
        switch (Path.GetExtension(place))
        {
            case ".png":
                await File.WriteAllBytesAsync(place, code.ToPng(PixelsEach), stop);
                return $"{place}: {modules}";
            case ".svg":
                await File.WriteAllTextAsync(place, code.ToSvg(), stop);
                return $"{place}: {modules}";
            case ".txt":
                await File.WriteAllTextAsync(place, $"{text}\n", stop);
                return place;
            default:
                await Console.Out.WriteAsync(code.ToBlocks());
                return modules;
        }
    }
}
