using System.Collections.Concurrent;
using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Seals;
using Certs.Core.Suites;
using Certs.Testing.Verification;

namespace Certs.Testing.Seals;

/// <summary>
/// Makes an electronic seal and applies it, with everything good unless a test says otherwise: change a
/// member by <c>with</c> or an initialiser, then <see cref="Apply(CertificateDocument)"/>.
/// </summary>
/// <remarks>The clock of a seal: <see cref="SealedAt"/> against <see cref="ValidFrom"/> and
/// <see cref="ValidUntil"/>, both included, and against the signer's certificate.</remarks>
public sealed record SealMaker
{
    // Made once, since signing again gives another certificate, and a seal lists its signers byte for byte.
    private static readonly ConcurrentDictionary<(TestCertificate, SigningKey), Lazy<byte[]>> Certificates =
        new();

    /// <summary>The generation of the format.</summary>
    public SealGeneration Generation { get; init; } = SealGeneration.V4;

    /// <summary>The version in the header; null: the generation's number.</summary>
    public int? HeaderVersion { get; init; }

    /// <summary>The seal's name.</summary>
    public string Name { get; init; } = "兰州市城关区人民政府电子证照专用章";

    /// <summary>The seal's identifier.</summary>
    public string Id { get; init; } = "62010220260001";

    /// <summary>When the seal was made.</summary>
    public DateTimeOffset Created { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The first moment at which it may be applied.</summary>
    public DateTimeOffset ValidFrom { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The last moment at which it may be applied.</summary>
    public DateTimeOffset ValidUntil { get; init; } = new(2028, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>When it is applied; null: when the document is issued.</summary>
    public DateTimeOffset? SealedAt { get; init; }

    /// <summary>The maker's key.</summary>
    public SigningKey MakerKey { get; init; } = TestKeys.Of(Suite.SM2, "seal maker");

    /// <summary>The maker's certificate.</summary>
    public TestCertificate MakerCertificate { get; init; } = new() { Name = "甘肃省印章制作中心" };

    /// <summary>The key of who applies it.</summary>
    public SigningKey SignerKey { get; init; } = TestKeys.Of(Suite.SM2, "seal signer");

    /// <summary>The certificate of who applies it.</summary>
    public TestCertificate SignerCertificate { get; init; } = new() { Serial = 2 };

    /// <summary>Who may apply it; null: the signer's certificate.</summary>
    public IReadOnlyList<byte[]>? Listed { get; init; }

    /// <summary>Whether the list holds digests of certificates; not in the first generation.</summary>
    public bool ListsDigests { get; init; }

    /// <summary>The object identifier of both signatures; null: that of the signing key's suite.</summary>
    public string? Algorithm { get; init; }

    /// <summary>How signature values are written: <see cref="SealValue"/>.</summary>
    public Func<SigningKey, byte[], byte[]> Value { get; init; } = SealValue.Der;

    /// <summary>Changes the digest of the data.</summary>
    public Func<byte[], byte[]> ChangeDataHash { get; init; } = hash => hash;

    /// <summary>Changes the maker's signature.</summary>
    public Func<byte[], byte[]> ChangeMakerValue { get; init; } = value => value;

    /// <summary>Changes the signature of who applies it.</summary>
    public Func<byte[], byte[]> ChangeSignerValue { get; init; } = value => value;

    /// <summary>
    /// What the first generation holds as time; null: the DER of a UTCTime. Later generations ignore it.
    /// </summary>
    public byte[]? TimeInfo { get; init; }

    /// <summary>What stands in <c>extDatas</c> of the seal: whether critical; null: no extension.</summary>
    public bool? Extension { get; init; }

    /// <summary>A time stamp beside the signature; null: none. Not in the first generation.</summary>
    public byte[]? TimeStamp { get; init; }

    /// <summary>The DER of the maker's certificate.</summary>
    public byte[] MakerDer => CertificateOf(MakerCertificate, MakerKey);

    /// <summary>The DER of the signer's certificate.</summary>
    public byte[] SignerDer => CertificateOf(SignerCertificate, SignerKey);

    /// <summary>A trust in this maker without end.</summary>
    public SealTrust Trust => new([Trusted(DateTimeOffset.UnixEpoch, null)]);

    /// <summary>A trust in this maker for a time.</summary>
    public TrustedMaker Trusted(DateTimeOffset from, DateTimeOffset? until) =>
        new(new Hash32(Hashing.Sha256(MakerDer)), from, until);

    /// <summary>The DER of the seal applied to a document.</summary>
    public byte[] Apply(CertificateDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Apply(document.PayloadBytes.Span, SealedAt ?? document.Payload.IssuedAt);
    }

    /// <summary>The DER of the seal applied to data.</summary>
    public byte[] Apply(ReadOnlySpan<byte> data, DateTimeOffset sealedAt)
    {
        byte[] hash = ChangeDataHash(Hashing.Sm3(data));
        return SealWriting.Write(this, MakeSeal(), hash, sealedAt);
    }

    /// <summary>The DER of the seal alone.</summary>
    public byte[] MakeSeal() => SealWriting.WriteSeal(this);

    private static byte[] CertificateOf(TestCertificate certificate, SigningKey key) => Certificates.GetOrAdd(
        (certificate, key), one => new Lazy<byte[]>(() => one.Item1.Sign(one.Item2))).Value;
}
