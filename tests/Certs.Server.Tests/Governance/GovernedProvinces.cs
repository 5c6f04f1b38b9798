using Xunit;

namespace Certs.Server.Tests.Governance;

/// <summary>The tests that share the three services; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class GovernedProvinces : ICollectionFixture<ThreeProvinces>
{
    public const string Name = "three provinces";
}
