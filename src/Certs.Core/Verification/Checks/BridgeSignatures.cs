using Certs.Core.Documents;
using Certs.Core.Recognition;
using Certs.Core.Registry;
using Certs.Core.Suites;

namespace Certs.Core.Verification.Checks;

/// <summary>The signatures of a statement: as with certificates all must verify, and one good one is enough.</summary>
internal static class BridgeSignatures
{
    /// <summary>A signature that is wrong or missing, or whose key is not known; null: all verify.</summary>
    public static Finding? WrongOne(BridgeCase one)
    {
        foreach (DocumentSignature signature in one.Statement.Signatures)
        {
            if (Problem(one, signature) is { } problem)
            {
                return problem.About(signature.Suite);
            }
        }

        return one.Claims.Suites.Count == one.Statement.Signatures.Count
            ? null
            : Finding.Failed(
                Check.Bridge, Reasons.BridgeSignatureWrong, "A signature that the statement lists is missing.");
    }

    /// <summary>Why no signature counts, by key and suite; null: one does.</summary>
    public static Finding? NoneGood(BridgeCase one)
    {
        List<Suite> good = [];
        Finding? first = null;
        foreach (DocumentSignature signature in one.Statement.Signatures)
        {
            Finding? problem = KeyProblem(one, signature) ?? SuiteProblem(one, signature.Suite);
            first ??= problem?.About(signature.Suite);
            if (problem is null)
            {
                good.Add(signature.Suite);
            }
        }

        one.GoodSuites = good;
        return good.Count > 0 ? null : first;
    }

    /// <summary>Why none of the good signatures is in a suite that the relying province recognises.</summary>
    public static Finding? NoneRecognised(BridgeCase one)
    {
        foreach (Suite suite in one.GoodSuites)
        {
            if (BridgeRules.Recognises(one.Registry, one.Question, one.Claims.Issuer, suite))
            {
                one.DecidingSuite = suite;
                return null;
            }
        }

        return Finding.Undecided(
            Check.Bridge, Reasons.BridgeSuiteNotRecognised,
            $"Province {one.Claims.RelyingProvince} does not recognise {string.Join(", ", one.GoodSuites)}.");
    }

    private static Finding? Problem(BridgeCase one, DocumentSignature signature)
    {
        KeyRecord? key = one.Registry.FindKey(one.Claims.Issuer, signature.KeyId);
        if (key is null)
        {
            return Finding.Undecided(Check.Bridge, Reasons.BridgeKeyUnknown, $"Key {signature.KeyId}.");
        }

        if (key.Suite != signature.Suite)
        {
            return Finding.Failed(
                Check.Bridge, Reasons.BridgeSignatureWrong, $"The key is registered for {key.Suite}.");
        }

        if (key.Load() is not { } loaded)
        {
            return Finding.Undecided(
                Check.Bridge, Reasons.BridgeKeyUnknown, $"Key {signature.KeyId} cannot be used.");
        }

        return loaded.Verify(one.Statement.SigningInput(signature), signature.Value.Span)
            ? null
            : Finding.Failed(Check.Bridge, Reasons.BridgeSignatureWrong, "It does not fit the statement.");
    }

    private static Finding? KeyProblem(BridgeCase one, DocumentSignature signature)
    {
        KeyRecord key = one.Registry.FindKey(one.Claims.Issuer, signature.KeyId)!;
        Finding found = KeyCheck.JudgeAt(key, one.BestTime, one.Subject.Evidence.At);
        return found.Outcome == Outcome.Passed
            ? null
            : Finding.Failed(Check.Bridge, Reasons.BridgeKeyNotGood, found.Detail);
    }

    private static Finding? SuiteProblem(BridgeCase one, Suite suite)
    {
        if (one.Registry.FindSuite((ushort)suite) is not { } recorded)
        {
            return Finding.Undecided(
                Check.Bridge, Reasons.BridgeSuiteNotGood, $"Suite {(ushort)suite} was never recorded.");
        }

        Finding found = SuiteCheck.Judge(recorded, one.BestTime, one.Subject.Evidence.At);
        return found.Outcome == Outcome.Passed
            ? null
            : Finding.Undecided(Check.Bridge, Reasons.BridgeSuiteNotGood, found.Detail);
    }
}
