using Certs.Api.V1;
using Certs.Core;
using Certs.Core.Recognition;
using Certs.Core.Types;
using Google.Protobuf.Collections;
using CoreRule = Certs.Core.Registry.RecognitionRule;
using CoreSuite = Certs.Core.Suites.Suite;
using CoreVerdict = Certs.Core.Registry.RuleVerdict;

namespace Certs.Server.Services;

/// <summary>Reads what is asked of the rules, and what is to be added to them.</summary>
internal static class RecognitionRequests
{
    /// <summary>The question, with a moment that is filled in where the request has none.</summary>
    public static RecognitionQuestion ToQuestion(RecognisesRequest request, ushort own, DateTimeOffset now) => new(
        RequestFields.ProvinceOrNull("to_province", request.ToProvince) ?? own,
        RequestFields.Province("from_province", request.FromProvince),
        TypeOf("type", request.Type),
        SealOf("seal_generation", request.SealGeneration),
        RequestFields.Moment("at_time", request.AtTime) ?? now);

    /// <summary>The suites, each once.</summary>
    public static CoreSuite[] ToSuites(RepeatedField<Suite> suites)
    {
        CoreSuite[] read = [.. suites.Select(RequestFields.Suite).Distinct()];
        return read.Length > 0 ? read : throw RequestFields.Invalid("suites", "one or more");
    }

    /// <summary>The rule, with the beginning that is filled in where the request has none.</summary>
    public static Func<DateTimeOffset, CoreRule> ToRule(AddRuleRequest request, ushort own)
    {
        if (request.Verdict == Api.V1.RuleVerdict.Unspecified || !System.Enum.IsDefined(request.Verdict))
        {
            throw RequestFields.Invalid("verdict", "one of the verdicts of the list");
        }

        bool hasPolicy = !request.PolicyDigest.IsEmpty;
        if (!hasPolicy && request.Verdict == Api.V1.RuleVerdict.RecognisedWithConditions)
        {
            throw RequestFields.Invalid("policy_digest", "must be there with conditions");
        }

        RuleSelector selector = request.Selector ?? new RuleSelector();
        CoreRule rule = new(
            0, own, selector.Suite == Suite.Unspecified ? null : RequestFields.Suite(selector.Suite),
            selector.Type.Length == 0 ? null : TypeOf("selector.type", selector.Type),
            RequestFields.ProvinceOrNull("selector.issuer_province", selector.IssuerProvince),
            SealOf("selector.seal_generation", selector.SealGeneration), (CoreVerdict)request.Verdict,
            default, RequestFields.Moment("valid_until", request.ValidUntil),
            hasPolicy ? RequestFields.Digest("policy_digest", request.PolicyDigest) : default);
        DateTimeOffset? from = RequestFields.Moment("valid_from", request.ValidFrom);
        return from >= rule.Until
            ? throw RequestFields.Invalid("valid_until", "later than valid_from")
            : now => rule with { From = from ?? now };
    }

    /// <summary>A type by its URN.</summary>
    public static Hash32 TypeOf(string field, string vct) =>
        CertificateTypes.BuiltIn.Find(vct)?.TypeId
            ?? throw RequestFields.Invalid(field, "a type's URN that this node has");

    /// <summary>A seal's generation; null: the field is 0.</summary>
    public static byte? SealOf(string field, uint generation) => generation switch
    {
        0 => null,
        1 or 4 or 5 => (byte)generation,
        _ => throw RequestFields.Invalid(field, "1, 4 or 5, or 0 for none"),
    };
}
