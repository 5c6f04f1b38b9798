using Certs.Core.Seals;
using Certs.Core.Verification;

namespace Certs.Server.Verifying;

/// <summary>Whom verifying trusts beside the chain. Configuration section <c>Verifying</c>.</summary>
public sealed class VerifyingOptions
{
    /// <summary>
    /// The file with the seal makers to trust, in the form of <see cref="SealTrustFile"/>; default: none, and
    /// nobody is trusted. It is read once, at start.
    /// </summary>
    public string? SealMakersFile { get; set; }

    /// <summary>
    /// How long ago the registries may last have been known to be complete for a verdict as at now; default 60 s.
    /// </summary>
    public TimeSpan MaxHeadAge { get; init; } = VerificationPolicy.Default.MaxHeadAge;

    /// <summary>The policy that follows.</summary>
    /// <exception cref="FormatException">A line of the file is wrong.</exception>
    internal VerificationPolicy ReadPolicy() => SealMakersFile is { Length: > 0 } file
        ? new VerificationPolicy { MaxHeadAge = MaxHeadAge, SealMakers = SealTrustFile.Parse(File.ReadAllText(file)) }
        : new VerificationPolicy { MaxHeadAge = MaxHeadAge };
}
