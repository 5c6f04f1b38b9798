using System.Text;
using Certs.Core.Documents.Json;
using Xunit;

namespace Certs.Core.Tests.Documents.Json;

public sealed class Base64UrlTextTests
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    [Theory]
    [InlineData("", "")]
    [InlineData("AA", "00")]
    [InlineData("_w", "FF")]
    [InlineData("-_8", "FBFF")]
    [InlineData("____", "FFFFFF")]
    [InlineData("A", null)]
    [InlineData("AA==", null)]
    [InlineData("AA%3D", null)]
    [InlineData("A A", null)]
    [InlineData("AAA\n", null)]
    [InlineData("AA+A", null)]
    [InlineData("AA/A", null)]
    [InlineData("AAAAé", null)]
    public void One_spelling_is_read_and_no_other(string text, string? hex)
    {
        byte[]? bytes = Base64UrlText.Decode(Encoding.UTF8.GetBytes(text));

        Assert.Equal(hex, bytes is null ? null : Convert.ToHexString(bytes));
    }

    [Fact]
    public void Every_short_text_that_is_read_is_written_alike()
    {
        int read = 0;
        foreach (string text in from first in Alphabet from second in Alphabet select $"{first}{second}")
        {
            string[] variants = [text, $"{text}A", $"A{text}"];
            read += variants.Sum(IsReadAndWrittenAlike);
        }

        // Two characters hold one byte, three hold two: 256 values, and of 65536 those that start or end with
        // A.
        Assert.Equal(256 + 4096 + 1024, read);
    }

    private static int IsReadAndWrittenAlike(string text)
    {
        byte[] utf8 = Encoding.ASCII.GetBytes(text);
        if (Base64UrlText.Decode(utf8) is not { } bytes)
        {
            return 0;
        }

        byte[] again = new byte[Base64UrlText.EncodedLength(bytes.Length)];
        Base64UrlText.Encode(bytes, again);
        Assert.Equal(utf8, again);
        return 1;
    }
}
