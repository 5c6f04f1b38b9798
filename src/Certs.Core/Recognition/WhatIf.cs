using Certs.Core.Registry;
using Certs.Core.Suites;

namespace Certs.Core.Recognition;

/// <summary>What a change of a relying province's rules would do. Pure: nothing is written.</summary>
/// <remarks>Its cost is that of the groups, however many certificates are in them.</remarks>
public static class WhatIf
{
    /// <summary>The rules that make a province recognise no signature in a suite any more.</summary>
    /// <remarks>
    /// One for each type and issuing province, as specific as the certificates without a seal can be told apart: no
    /// rule that is recorded comes before such a one, be it ever so specific.
    /// </remarks>
    /// <param name="suite">The suite.</param>
    /// <param name="from">The first moment at which they hold.</param>
    /// <param name="groups">The certificates that the question is about.</param>
    public static IReadOnlyList<RecognitionRule> Dropping(
        Suite suite, DateTimeOffset from, IEnumerable<IssuedGroup> groups) =>
    [
        .. groups
            .Where(group => group.Suites.Contains(suite))
            .Select(group => (group.Type, group.Agency.Province))
            .Distinct()
            .Select(of => new RecognitionRule(
                0, 0, suite, of.Type, of.Province, null, RuleVerdict.NotRecognised, from, null, default)),
    ];

    /// <summary>The effect of proposed rules on each group.</summary>
    /// <param name="view">The rules as they are.</param>
    /// <param name="province">The relying province.</param>
    /// <param name="proposed">The rules to be added; only those that hold at <paramref name="at"/> matter.</param>
    /// <param name="at">The moment as at which both are judged.</param>
    /// <param name="groups">The certificates.</param>
    /// <returns>One effect for each group, in their order.</returns>
    public static IReadOnlyList<(IssuedGroup Group, ChangeEffect Effect)> Run(
        RegistryView view, ushort province, IReadOnlyList<RecognitionRule> proposed, DateTimeOffset at,
        IReadOnlyList<IssuedGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        RegistryView changed = ProposedRules.Over(view, province, proposed);
        return
        [
            .. groups.Select(group => (group, Judge(
                view, changed, new RecognitionQuestion(province, group.Agency.Province, group.Type, null, at), group))),
        ];
    }

    private static ChangeEffect Judge(
        RegistryView view, RegistryView changed, RecognitionQuestion question, IssuedGroup group)
    {
        Suite[] suites = [.. group.Suites];
        bool isRecognised = Recognises(view, question, suites);
        RecognitionOutcome then = RecognitionRules.Decide(changed, question, suites);
        bool willBe = then.Status != RecognitionStatus.NotRecognised;
        bool losesOne = isRecognised && willBe && suites.Any(suite =>
            Recognises(view, question, suite) && !Recognises(changed, question, suite));
        long count = group.Certificates;
        return new ChangeEffect(
            count,
            isRecognised ? count : 0,
            isRecognised && !willBe ? count : 0,
            isRecognised && !willBe && then.CanBeBridged ? count : 0,
            losesOne ? count : 0,
            !isRecognised && willBe ? count : 0);
    }

    private static bool Recognises(RegistryView view, RecognitionQuestion question, params ReadOnlySpan<Suite> suites) =>
        RecognitionRules.Decide(view, question, suites).Status != RecognitionStatus.NotRecognised;
}
