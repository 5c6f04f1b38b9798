namespace Certs.Core.Registry;

/// <summary>What a recognition rule says of a match. The numbers are on the chain and never change.</summary>
public enum RuleVerdict : byte
{
    /// <summary>Accepted as if issued at home.</summary>
    Recognised = 1,

    /// <summary>Accepted with a bridge statement.</summary>
    ByBridge = 2,

    /// <summary>Not accepted.</summary>
    NotRecognised = 3,

    /// <summary>Accepted under the conditions of the policy text.</summary>
    RecognisedWithConditions = 4,
}
