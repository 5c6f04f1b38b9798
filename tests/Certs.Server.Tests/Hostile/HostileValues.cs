namespace Certs.Server.Tests.Hostile;

/// <summary>Texts and numbers that programs stumble over.</summary>
internal static class HostileValues
{
    private static readonly string[] Texts =
    [
        "", " ", "\0", "a\0b", "\ufffe", "\uffff", "\ufeff", "\u202etxt.exe", "e\u0301", "\u00e9", "\r\nfail: forged[4000]",
        "\u001b[31mred", "😀", "null", "../../etc/passwd", "'; DROP TABLE certificates; --", "%s%n%x", "{0}{1}",
        "urn:certs:agency:62:1", "urn:certs:agency:62:0", "urn:certs:agency:062:1", "urn:certs:agency:65535:65536",
        "urn:certs:agency:-1:1", "urn:certs:agency:٦٢:١", "urn:certs:type:business-licence:99999999999999999999",
        "00000000-0000-0000-0000-000000000000", "8a6e0804-2bd0-4672-b79d-d97027f9071a", "NaN", "-0", "1e999",
        "1.2.156.3005.2", "1.2.156.3005.2.11100000000013338W.X.Y.0.Z", "AAAA", "AQ==", "____", "{}", "[]", "\"",
        """{"kty":"EC","crv":"P-256","x":"\ud800","y":""}""", """{"kty":"EC","kty":"EC"}""", """{"kty":1e400}""",
        """{"kty":"EC","crv":"P-256","x":"AA","y":"AA","d":"AA"}""", """{"\udc00":1}""", """{"a":0.1}""",
        "0001-01-01", "9999-12-31", "2026-02-30", "-2026-01-01", "２０２６-01-01", "91320115MA202UKD7X",
    ];

    private static readonly string[] Json =
    [
        "null", "true", "[]", "{}", "[[[]]]", "-0", "0.1", "1e999", "-1e-999", "9007199254740993", "\"\\ud800\"",
        "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"\\ufffe\"", "NaN", "\"NaN\"", "\"Infinity\"", "\"SUITE_NONE\"", "99999", "-1",
        "[0,99]", "\"=\"", "\"not base64!\"", "\"0000-00-00T00:00:00Z\"", "\"9999-12-31T23:59:59.999999999Z\"",
        "\"10000-01-01T00:00:00Z\"", "\"1969-12-31T23:59:59Z\"", "\"2026-01-01T00:00:00+99:99\"", "\"\\x\"", "'a'", "tru",
        "{\"a\":1,\"a\":2}", "{\"\":{}}", "{\"@type\":\"x\"}", "[1,]", "/**/1", "+1", "01", "1.", ".5",
        "184467440737095516160000000000000000000000000000000000000000000000",
    ];

    /// <summary>A text; now and then a long one.</summary>
    public static string Text(Random random) => random.Next(20) switch
    {
        0 => new string('x', random.Next(1, 20_000)),
        1 => string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => (char)random.Next(1, 0xd800))),
        _ => random.GetItems(Texts, 1)[0],
    };

    /// <summary>A value as JSON has it, or must not have it.</summary>
    public static string JsonValue(Random random) => random.Next(12) switch
    {
        0 => Nested("[", "]", random.Next(2, 3000)),
        1 => Nested("{\"a\":", "}", random.Next(2, 3000), "1"),
        2 => new string('9', random.Next(1, 5000)),
        3 => "\"" + new string('x', random.Next(1, 50_000)) + "\"",
        _ => random.GetItems(Json, 1)[0],
    };

    /// <summary>A whole number, at its ends more often than in between.</summary>
    public static long Number(Random random) => random.Next(8) switch
    {
        0 => long.MinValue,
        1 => long.MaxValue,
        2 => int.MinValue,
        3 => int.MaxValue,
        4 => -1,
        5 => 253402300800,
        6 => 0,
        _ => random.NextInt64(),
    };

    public static double Fraction(Random random) => random.Next(8) switch
    {
        0 => double.NaN,
        1 => double.PositiveInfinity,
        2 => double.NegativeInfinity,
        3 => -0.0,
        4 => 0.5,
        5 => 9007199254740992,
        6 => double.MaxValue,
        _ => random.NextDouble() * 1e18,
    };

    public static byte[] Bytes(Random random, int most)
    {
        byte[] bytes = new byte[random.Next(most + 1)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Nested(string open, string close, int depth, string inner = "") =>
        string.Concat(Enumerable.Repeat(open, depth)) + inner + string.Concat(Enumerable.Repeat(close, depth));
}
