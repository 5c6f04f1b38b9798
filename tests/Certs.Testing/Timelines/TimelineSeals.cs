using Certs.Core.Seals;
using Certs.Core.Verification;
using Certs.Testing.Seals;

namespace Certs.Testing.Timelines;

/// <summary>The seals of all scenarios: one maker, whom every verifier trusts until 2024-07-01.</summary>
public static class TimelineSeals
{
    private static readonly DateTimeOffset Made = new(2023, 7, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly SealMaker Maker = new()
    {
        Created = Made,
        MakerCertificate = new TestCertificate { Name = "甘肃省印章制作中心", NotBefore = Made },
        SignerCertificate = new TestCertificate { Serial = 2, NotBefore = Made },
    };

    private static readonly TrustedMaker Trusted = Maker.Trusted(
        Made, new DateTimeOffset(2024, 7, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>The verifiers' policy.</summary>
    public static VerificationPolicy Policy { get; } = new() { SealMakers = new SealTrust([Trusted]) };

    /// <summary>The file from which a service takes the same policy.</summary>
    public static string TrustFile { get; } =
        $"{Convert.ToHexStringLower(Trusted.Certificate.ToArray())} "
        + $"{Trusted.From:yyyy-MM-dd'T'HH:mm:ss'Z'} {Trusted.Until:yyyy-MM-dd'T'HH:mm:ss'Z'}\n";

    /// <summary>What applies a scenario's seal.</summary>
    public static SealMaker MakerOf(SealFacts seal)
    {
        ArgumentNullException.ThrowIfNull(seal);
        return Maker with { ValidFrom = seal.ValidFrom, ValidUntil = seal.ValidUntil, SealedAt = seal.SealedAt };
    }
}
