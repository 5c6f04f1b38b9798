using Certs.Core.Suites;

namespace Certs.Core.Registry;

/// <summary>Which certificates a rule is about. A null member restricts nothing.</summary>
/// <param name="Suite">The signature suite.</param>
/// <param name="Type">SHA-256 of the certificate type's <c>vct</c>.</param>
/// <param name="IssuerProvince">The issuing province.</param>
/// <param name="SealGeneration">The electronic seal's generation (1, 4, 5).</param>
public readonly record struct RuleSelector(
    Suite? Suite, Hash32? Type, ushort? IssuerProvince, byte? SealGeneration)
{
    /// <summary>The selector of <paramref name="rule"/>.</summary>
    public static RuleSelector Of(RecognitionRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new RuleSelector(rule.Suite, rule.Type, rule.IssuerProvince, rule.SealGeneration);
    }
}
