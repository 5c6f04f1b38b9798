using System.Text;
using QRCoder;

namespace Certs.Core.Tests.Page;

/// <summary>Codes as pictures, and as what a camera sees.</summary>
internal static class CodePictures
{
    private const int Pixels = 6;

    // The largest code of the tests has 125 modules, with 4 of white on each side.
    private const int Side = 800;

    // The camera's rate, and for how many of its pictures a code stays.
    private const int Rate = 10;
    private const int Stays = 3;

    /// <summary>A PNG picture.</summary>
    public static byte[] Png(string text)
    {
        using QRCodeData data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.L);
        using PngByteQRCode png = new(data);
        return png.GetGraphic(Pixels);
    }

    /// <summary>A YUV4MPEG2 film that shows the codes one after the other.</summary>
    public static byte[] Video(IReadOnlyList<string> texts)
    {
        using MemoryStream film = new();
        film.Write(Encoding.ASCII.GetBytes($"YUV4MPEG2 W{Side} H{Side} F{Rate}:1 Ip A1:1 C420jpeg\n"));
        byte[] grey = [.. Enumerable.Repeat((byte)128, Side * Side / 2)];
        foreach (string text in texts)
        {
            byte[] light = Light(text);
            for (int turn = 0; turn < Stays; turn++)
            {
                film.Write("FRAME\n"u8);
                film.Write(light);
                film.Write(grey);
            }
        }

        return film.ToArray();
    }

    private static byte[] Light(string text)
    {
        using QRCodeData data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.L);
        byte[] light = [.. Enumerable.Repeat((byte)255, Side * Side)];
        int size = data.ModuleMatrix.Count * Pixels;
        int before = (Side - size) / 2;
        for (int y = 0; y < size; y++)
        {
            for (int x = 0; x < size; x++)
            {
                if (data.ModuleMatrix[y / Pixels][x / Pixels])
                {
                    light[((before + y) * Side) + before + x] = 0;
                }
            }
        }

        return light;
    }
}
