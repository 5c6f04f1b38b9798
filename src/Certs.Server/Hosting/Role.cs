namespace Certs.Server.Hosting;

/// <summary>What a caller may do. Stands in <c>roles.json</c> by name.</summary>
internal enum Role
{
    /// <summary>Judges documents without the rate limit of strangers.</summary>
    Verifier = 1,

    /// <summary>Issues for the agencies named with it.</summary>
    Issuer = 2,

    /// <summary>Runs the node: agencies and keys.</summary>
    Operator = 3,

    /// <summary>The second person: confirms what issuers proposed, for the agencies named with it.</summary>
    Supervisor = 4,
}
