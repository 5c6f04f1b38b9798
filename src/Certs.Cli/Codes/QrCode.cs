using System.Globalization;
using System.Text;
using QRCoder;

namespace Certs.Cli.Codes;

/// <summary>A text as a QR code (ISO/IEC 18004), with the four modules of white around it that readers need.</summary>
internal sealed class QrCode
{
    // Low error correction: a screen or a clean print loses little, and every step up costs a fifth of the room.
    private const QRCodeGenerator.ECCLevel Level = QRCodeGenerator.ECCLevel.L;

    private readonly string _text;
    private readonly bool[][] _rows;

    private QrCode(string text, bool[][] rows)
    {
        _text = text;
        _rows = rows;
    }

    /// <summary>Modules on a side, the white around included.</summary>
    public int Size => _rows.Length;

    /// <summary>The code of a text. Texts of the alphanumeric mode's characters take least room.</summary>
    public static QrCode Of(string text)
    {
        using QRCodeData data = QRCodeGenerator.GenerateQrCode(text, Level);
        return new QrCode(text, [.. data.ModuleMatrix.Select(row => row.Cast<bool>().ToArray())]);
    }

    /// <summary>An SVG picture, one square a module.</summary>
    public string ToSvg() => string.Create(
        CultureInfo.InvariantCulture,
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Size} {Size}\" shape-rendering=\"crispEdges\">"
        + $"<path fill=\"#fff\" d=\"M0 0h{Size}v{Size}H0z\"/><path d=\"{Path()}\"/></svg>\n");

    /// <summary>A PNG picture.</summary>
    /// <param name="pixels">Pixels a module.</param>
    public byte[] ToPng(int pixels)
    {
        using QRCodeData data = QRCodeGenerator.GenerateQrCode(_text, Level);
        using PngByteQRCode png = new(data);
        return png.GetGraphic(pixels);
    }

    /// <summary>Half blocks for a dark terminal: two modules, one below the other, in a character.</summary>
    public string ToBlocks()
    {
        StringBuilder text = new();
        for (int y = 0; y < Size; y += 2)
        {
            for (int x = 0; x < Size; x++)
            {
                // What is light is drawn.
                bool upper = !_rows[y][x];
                bool lower = y + 1 < Size && !_rows[y + 1][x];
                text.Append(upper ? (lower ? '█' : '▀') : lower ? '▄' : ' ');
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    // A run of dark modules is one rectangle.
    private string Path()
    {
        StringBuilder path = new();
        for (int y = 0; y < Size; y++)
        {
            for (int x = 0; x < Size; x++)
            {
                int start = x;
                while (x < Size && _rows[y][x])
                {
                    x++;
                }

                if (x > start)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start}v1H{start}z");
                }
            }
        }

        return path.ToString();
    }
}
