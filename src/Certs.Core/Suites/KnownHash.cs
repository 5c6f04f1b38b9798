namespace Certs.Core.Suites;

/// <summary>A published hash value.</summary>
/// <param name="Test">The name of the test.</param>
/// <param name="Compute">The function under test.</param>
/// <param name="Input">What is hashed.</param>
/// <param name="Value">The published hash value.</param>
internal sealed record KnownHash(string Test, Func<byte[], byte[]> Compute, byte[] Input, byte[] Value);
