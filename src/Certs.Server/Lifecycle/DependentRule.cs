using System.ComponentModel.DataAnnotations;
using Certs.Server.Storage;

namespace Certs.Server.Lifecycle;

/// <summary>
/// What becomes of certificates of a type when one that they rest on falls. One entry of <c>Lifecycle:Dependents</c>.
/// </summary>
internal sealed class DependentRule
{
    /// <summary>The certificate type (vct) of those that rest on others.</summary>
    [Required]
    public string Type { get; init; } = "";

    /// <summary>What becomes of them.</summary>
    public BasisRule Rule { get; init; } = BasisRule.Warn;
}
