namespace Certs.Core.Suites;

/// <summary>
/// The cryptography of this machine gave a wrong answer, or the library is missing or of another version. The
/// program must not serve.
/// </summary>
public sealed class SuiteSelfTestException : Exception
{
    /// <summary>Names the test that failed.</summary>
    /// <param name="test">The name of the test, for example <c>SM2</c> or <c>libcrypto</c>.</param>
    /// <param name="detail">What was found, in words for an operator.</param>
    /// <param name="inner">What the loader said; null when the library answered, but wrongly.</param>
    public SuiteSelfTestException(string test, string detail, Exception? inner = null)
        : base($"The self-test {test} failed: {detail}", inner) => Test = test;

    /// <summary>The name of the test that failed.</summary>
    public string Test { get; }
}
