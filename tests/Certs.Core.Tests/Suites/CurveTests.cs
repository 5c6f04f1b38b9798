using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Certs.Core.Suites;
using Certs.Testing;
using Xunit;

namespace Certs.Core.Tests.Suites;

public sealed class CurveTests
{
    private static readonly Curve[] Ours = [Curve.P256, Curve.P384];

    // Wycheproof's list of curves of prime order (Apache-2.0).
    [Fact]
    public void The_constants_of_the_nist_curves_are_the_published_ones()
    {
        JsonElement[] curves = [.. Published().Where(one => Ours.Any(ours => ours.Oid == Text(one, "oid")))];

        Assert.Equal(2, curves.Length);
        Assert.All(curves, one => AssertSame(one, Ours.Single(ours => ours.Oid == Text(one, "oid"))));
    }

    [Fact]
    public void The_generators_of_all_other_published_curves_are_keys_of_no_suite()
    {
        JsonElement[] others = [.. Published().Where(one => Ours.All(ours => ours.Oid != Text(one, "oid")))];

        KeyRefusal?[] refusals =
        [
            .. from one in others
               from info in SuiteTable.All
               select TestKeys.RefusalOf(info.Suite, SpkiOfGenerator(one)),
        ];

        Assert.Equal(24 * 6, refusals.Length);
        Assert.All(refusals, refusal => Assert.Contains(
            refusal, new KeyRefusal?[] { KeyRefusal.WrongCurve, KeyRefusal.WrongAlgorithm }));
    }

    // GB/T 32918.5-2017 §2.
    [Fact]
    public void The_generator_of_the_sm2_curve_is_on_it()
    {
        byte[] point = Sm2Reference.PublicPoint(1);

        Assert.True(Curve.Sm2.Contains(point.AsSpan(1, 32), point.AsSpan(33)));
        Assert.False(Curve.P256.Contains(point.AsSpan(1, 32), point.AsSpan(33)));
        AssertOrder(Curve.Sm2, Sm2Reference.Order);
    }

    private static void AssertSame(JsonElement published, Curve ours)
    {
        Assert.True(ours.Contains(Coordinate(published, "gx", ours), Coordinate(published, "gy", ours)));
        AssertOrder(ours, Number(published, "n"));
    }

    private static void AssertOrder(Curve curve, BigInteger order)
    {
        Assert.True(curve.IsScalar(Bytes(1, curve.FieldBytes)));
        Assert.True(curve.IsScalar(Bytes(order - 1, curve.FieldBytes)));
        Assert.False(curve.IsScalar(Bytes(order, curve.FieldBytes)));
        Assert.False(curve.IsScalar(Bytes(0, curve.FieldBytes)));
    }

    private static byte[] SpkiOfGenerator(JsonElement one)
    {
        int length = Number(one, "p").GetByteCount(isUnsigned: true);
        byte[] point = [0x04, .. Bytes(Number(one, "gx"), length), .. Bytes(Number(one, "gy"), length)];
        return PublicKeyInfo.Write("1.2.840.10045.2.1", Text(one, "oid"), hasNull: false, point);
    }

    private static List<JsonElement> Published()
    {
        byte[] file = File.ReadAllBytes(Repository.Vectors("wycheproof/ec_prime_order_curves_test.json"));
        using JsonDocument vectors = JsonDocument.Parse(file);
        JsonElement group = vectors.RootElement.GetProperty("testGroups")[0];
        return [.. group.GetProperty("tests").EnumerateArray().Select(one => one.Clone())];
    }

    private static byte[] Coordinate(JsonElement one, string name, Curve curve) =>
        Bytes(Number(one, name), curve.FieldBytes);

    private static byte[] Bytes(BigInteger value, int length)
    {
        byte[] bytes = new byte[length];
        byte[] significant = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        significant.CopyTo(bytes, length - significant.Length);
        return bytes;
    }

    private static BigInteger Number(JsonElement one, string name) => BigInteger.Parse(
        "0" + Text(one, name), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static string Text(JsonElement one, string name) => one.GetProperty(name).GetString()!;
}
