namespace Certs.Core.Bundles;

/// <summary>A trust file that a verifier does not believe. Nothing is known then.</summary>
public sealed class TrustRefusedException : Exception
{
    /// <summary>Says why.</summary>
    /// <param name="reason">A code of <c>Reasons</c>.</param>
    /// <param name="message">What is wrong, for people.</param>
    public TrustRefusedException(string reason, string message)
        : base(message) => Reason = reason;

    /// <summary>The reason, a code of <c>Reasons</c>.</summary>
    public string Reason { get; }
}
