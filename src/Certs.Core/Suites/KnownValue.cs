namespace Certs.Core.Suites;

/// <summary>What a function is published to give.</summary>
/// <param name="Test">The name of the test.</param>
/// <param name="Compute">The function under test.</param>
/// <param name="Input">Its input.</param>
/// <param name="Value">The published output: a hash value or a key.</param>
internal sealed record KnownValue(string Test, Func<byte[], byte[]> Compute, byte[] Input, byte[] Value);
