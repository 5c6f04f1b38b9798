using Certs.Core.Bridging;
using Certs.Core.Registry;
using Certs.Core.Suites;

namespace Certs.Core.Recognition;

/// <summary>What a relying province's rules say of bridge statements. Pure.</summary>
public static class BridgeRules
{
    /// <summary>Whether a bridge statement can turn "not recognised" into "by bridge".</summary>
    /// <remarks>
    /// It supplies a signature that the province knows, and nothing else: it helps where the suite (or the
    /// seal) is what is missing, and where a rule asks for a bridge. A rule that refuses a type or an issuing
    /// province means what it says, and where there is no agreement at all a bridge does not make one.
    /// </remarks>
    /// <param name="deciding">The rule by which the certificate is not recognised; null: no rule matches.</param>
    /// <param name="recognisedSuites">The suites in which the certificate would be recognised.</param>
    internal static bool CanHelp(RecordedRule? deciding, IReadOnlyList<Suite> recognisedSuites) =>
        deciding?.Rule.Verdict == RuleVerdict.ByBridge
        || (recognisedSuites.Count > 0 && !RefusesByTypeOrIssuer(deciding?.Rule));

    /// <summary>
    /// Whether the province recognises a suite when a statement about the certificate is signed in it.
    /// </summary>
    /// <remarks>
    /// It does when it would recognise the certificate itself in that suite, or any statement of the bridging
    /// body's province; rules that ask for a bridge are passed over, because this is the bridge.
    /// </remarks>
    /// <param name="view">The rules, as known at its block.</param>
    /// <param name="question">The certificate, the relying province and the moment.</param>
    /// <param name="body">The bridging agency.</param>
    /// <param name="suite">The suite of the statement's signature.</param>
    public static bool Recognises(
        RegistryView view, RecognitionQuestion question, AgencyId body, Suite suite)
    {
        ArgumentNullException.ThrowIfNull(view);
        RecognitionQuestion ofStatement =
            question with { IssuerProvince = body.Province, Type = BridgeType.Id, SealGeneration = null };
        return Accepts(view, question, suite) || Accepts(view, ofStatement, suite);
    }

    /// <summary>
    /// Whether a body may speak to a relying province about certificates of an issuing province, at both moments that
    /// count.
    /// </summary>
    /// <param name="view">The registries, as known at its block.</param>
    /// <param name="body">The bridging agency.</param>
    /// <param name="question">The certificate, the relying province and the moment asked about.</param>
    /// <param name="anchored">When the statement is proven to have existed.</param>
    public static bool MaySpeak(
        RegistryView view, AgencyId body, RecognitionQuestion question, DateTimeOffset anchored)
    {
        ArgumentNullException.ThrowIfNull(view);
        return body.Province == question.IssuerProvince
            || body.Province == question.RelyingProvince
            || (view.FindAccreditation(question.RelyingProvince, body) is { } accreditation
                && accreditation.Covers(anchored)
                && accreditation.Covers(question.At));
    }

    /// <summary>Whether its own province lets an agency make bridge statements at a moment.</summary>
    /// <param name="view">The registries, as known at its block.</param>
    /// <param name="body">The agency.</param>
    /// <param name="moment">The moment.</param>
    public static bool IsBody(RegistryView view, AgencyId body, DateTimeOffset moment)
    {
        ArgumentNullException.ThrowIfNull(view);
        return view.FindAgency(body) is { } agency
            && agency.Open.Contains(moment)
            && view.FindTypeAuthority(body, BridgeType.Id) is { } authority
            && authority.Covers(moment);
    }

    private static bool Accepts(RegistryView view, RecognitionQuestion question, Suite suite) =>
        RuleMatches.DecideWithoutBridge(CandidateRules.Of(view, question), suite, question.At) is { } rule
            ? RecognitionRules.Accepts(rule.Rule.Verdict)
            : question.RelyingProvince == question.IssuerProvince;

    private static bool RefusesByTypeOrIssuer(RecognitionRule? rule) =>
        rule is { Verdict: RuleVerdict.NotRecognised, Suite: null, SealGeneration: null };
}
