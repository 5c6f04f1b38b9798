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

    /// <summary>The policy that follows.</summary>
    /// <exception cref="FormatException">A line of the file is wrong.</exception>
    internal VerificationPolicy ReadPolicy() => SealMakersFile is { Length: > 0 } file
        ? new VerificationPolicy { SealMakers = SealTrustFile.Parse(File.ReadAllText(file)) }
        : VerificationPolicy.Default;
}
