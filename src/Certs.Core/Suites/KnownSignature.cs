namespace Certs.Core.Suites;

/// <summary>A published signature.</summary>
/// <param name="Test">The name of the test.</param>
/// <param name="Suite">The suite of the key.</param>
/// <param name="Spki">The public key as DER SubjectPublicKeyInfo.</param>
/// <param name="Data">What is signed.</param>
/// <param name="Signature">The signature in the suite's form.</param>
internal sealed record KnownSignature(string Test, Suite Suite, byte[] Spki, byte[] Data, byte[] Signature);
