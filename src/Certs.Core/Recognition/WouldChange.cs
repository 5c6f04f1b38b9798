namespace Certs.Core.Recognition;

/// <summary>
/// What would turn "not recognised" into "recognised". The numbers are on the wire and never change.
/// </summary>
public enum WouldChange
{
    /// <summary>A bridge statement in a suite that the relying province recognises.</summary>
    BridgeStatement = 1,

    /// <summary>
    /// The issuer signs the certificate again in a suite that the relying province recognises.
    /// </summary>
    SignatureInRecognisedSuite = 2,

    /// <summary>Nothing but time: a rule that is written already takes effect.</summary>
    RuleTakesEffect = 3,

    /// <summary>A new rule of the relying province.</summary>
    RuleOfRelyingProvince = 4,
}
