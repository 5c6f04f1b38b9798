using System.Globalization;
using System.Text;
using Certs.Core.Seals;
using Certs.Core.Suites;

namespace Certs.Core.Verification;

/// <summary>The tolerances of a verifier. Part of a report's inputs, so that it can be replayed.</summary>
public sealed class VerificationPolicy
{
    private readonly Lazy<Hash32> _digest;

    /// <summary>The default tolerances, unless an initialiser sets others.</summary>
    public VerificationPolicy()
    {
        _digest = new Lazy<Hash32>(ComputeDigest);
    }

    /// <summary>The tolerances that hold where nothing else is set.</summary>
    public static VerificationPolicy Default { get; } = new();

    /// <summary>How far two honest clocks may differ. Default 120 s.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>
    /// How long after its time of issue a document may be anchored; later, it counts as back-dated. Default
    /// 24 h.
    /// </summary>
    public TimeSpan MaxAnchoringDelay { get; init; } = TimeSpan.FromHours(24);

    /// <summary>
    /// How long ago the registries may last have been known to be complete for a verdict as at now. Default
    /// 60 s.
    /// </summary>
    public TimeSpan MaxHeadAge { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How many blocks must follow an anchor's block before it counts as final, in blocks. Default 0: QBFT
    /// blocks are final at once.
    /// </summary>
    public int ConfirmationsNeeded { get; init; }

    /// <summary>
    /// How long a report may be relied on, unless something it rests on ends earlier. Default 10 min.
    /// </summary>
    public TimeSpan ReportValidity { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Which makers of electronic seals are trusted. Default: nobody.</summary>
    public SealTrust SealMakers { get; init; } = SealTrust.None;

    /// <summary>
    /// SHA-256 of the settings written as <c>name=value</c> lines, whole seconds, in the order above; the
    /// line of the seal makers only where there are any.
    /// </summary>
    public Hash32 Digest => _digest.Value;

    private Hash32 ComputeDigest()
    {
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            certs/policy/1
            clock_skew={ClockSkew.TotalSeconds}
            max_anchoring_delay={MaxAnchoringDelay.TotalSeconds}
            max_head_age={MaxHeadAge.TotalSeconds}
            confirmations_needed={ConfirmationsNeeded}
            report_validity={ReportValidity.TotalSeconds}

            """);
        if (SealMakers.Makers.Count > 0)
        {
            text += $"seal_makers={SealMakers.ComputeDigest()}\n";
        }

        return new Hash32(Hashing.Sha256(Encoding.ASCII.GetBytes(text)));
    }
}
