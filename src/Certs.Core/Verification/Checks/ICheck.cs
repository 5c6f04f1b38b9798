namespace Certs.Core.Verification.Checks;

/// <summary>One check of a readable document. Pure; any number of threads may run it at once.</summary>
internal interface ICheck
{
    /// <summary>Which check it is.</summary>
    Check Name { get; }

    /// <summary>Adds one or more findings.</summary>
    /// <param name="subject">The document and the evidence.</param>
    /// <param name="findings">What earlier checks found; gets what this one finds.</param>
    void Run(Case subject, List<Finding> findings);
}
