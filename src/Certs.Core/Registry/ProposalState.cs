namespace Certs.Core.Registry;

/// <summary>What can become of a proposal. The numbers are on the wire and never change.</summary>
public enum ProposalState
{
    /// <summary>Members can vote for it.</summary>
    Open = 1,

    /// <summary>More than two thirds agreed, and it was carried out.</summary>
    Executed = 2,

    /// <summary>Its fourteen days went by.</summary>
    Expired = 3,

    /// <summary>The membership has changed since it was made; it has to be made again.</summary>
    Outdated = 4,
}
