namespace Certs.Core.Verification;

/// <summary>Why no status is proven.</summary>
/// <param name="Reason">A reason code.</param>
/// <param name="Detail">What is wrong or missing, for people.</param>
public sealed record StatusTrouble(string Reason, string Detail);
