using Certs.Core.Bundles;
using Certs.Core.Evm;

namespace Certs.Testing.Bundles;

/// <summary>The admin accounts of the demonstration's provinces, whose keys the tests hold.</summary>
public static class TestProvinces
{
    /// <summary>The provinces, ascending.</summary>
    public static IReadOnlyList<ushort> All { get; } = [33, 53, 62];

    /// <summary>All three, of which two are enough.</summary>
    public static TrustRoot Root { get; } =
        new(2, [.. All.Select(province => new TrustSigner(province, KeyOf(province).Address))]);

    /// <summary>A province's key; the same one at every call.</summary>
    public static Secp256k1Key KeyOf(int province) =>
        Secp256k1Key.FromBytes(Keccak256.Hash([(byte)province, 0xad]).ToArray());

    /// <summary>The file with the signatures of these provinces.</summary>
    public static SignedTrustFile Sign(TrustFile trust, params IReadOnlyList<ushort> provinces) =>
        provinces.Aggregate(SignedTrustFile.Draft(trust), (file, one) => file.SignedBy(one, KeyOf(one)));
}
