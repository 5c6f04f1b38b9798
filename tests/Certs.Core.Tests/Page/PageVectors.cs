using Certs.Core.Bundles;
using Certs.Testing.Bundles;

namespace Certs.Core.Tests.Page;

/// <summary>Makes vectors out of scenarios.</summary>
internal static class PageVectors
{
    /// <summary>A scenario as a bundle in both forms, by its trust file with enough signatures.</summary>
    public static IEnumerable<PageVector> Of(string name, OfflineScenario scenario)
    {
        byte[] trust = Signed(scenario.Trust);
        OfflineQuestion newest = scenario.Question with { Known = KnownAs.Newest };
        yield return new PageVector(name, BundleWriter.WriteBinary(scenario.Bundle), [trust], scenario.Question);
        yield return new PageVector(
            $"{name}, JSON, newest", BundleWriter.WriteJson(scenario.Bundle), [trust], newest);
    }

    /// <summary>The trust file as its provinces sign it.</summary>
    public static byte[] Signed(TrustFile trust, params IReadOnlyList<ushort> provinces) =>
        TrustFileWriter.Write(TestProvinces.Sign(trust, provinces.Count == 0 ? [33, 62] : provinces));

    /// <summary>Each bundle with one byte changed, in as many places as asked for.</summary>
    public static IEnumerable<PageVector> Altered(PageVector vector, int places, int seed)
    {
        Random random = new(seed);
        for (int place = 0; place < places; place++)
        {
            byte[] bytes = [.. vector.Bundle];
            int at = random.Next(bytes.Length);
            bytes[at] ^= (byte)(1 << random.Next(8));
            yield return vector with { Name = $"{vector.Name}, byte {at} changed", Bundle = bytes };
        }
    }
}
