namespace Certs.Core.Proofs;

/// <summary>What to do with members of a header that no fork known here has.</summary>
public enum UnknownMembers
{
    /// <summary>The header is refused.</summary>
    Refused = 1,

    /// <summary>They are hashed and otherwise left alone; only where the trust file says so.</summary>
    Allowed = 2,
}
