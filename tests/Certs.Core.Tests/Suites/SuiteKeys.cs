using Certs.Core.Suites;

namespace Certs.Core.Tests.Suites;

// One key for each suite, made once: RSA keys take long.
internal static class SuiteKeys
{
    private static readonly Dictionary<Suite, Lazy<SigningKey>> Keys = SuiteTable.All.ToDictionary(
        info => info.Suite, info => new Lazy<SigningKey>(() => SigningKey.Generate(info.Suite)));

    public static SigningKey Of(Suite suite) => Keys[suite].Value;
}
