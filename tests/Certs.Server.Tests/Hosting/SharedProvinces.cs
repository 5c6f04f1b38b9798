using Xunit;

namespace Certs.Server.Tests.Hosting;

/// <summary>The tests that share the two services; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class SharedProvinces : ICollectionFixture<TwoProvinces>
{
    public const string Name = "two provinces";
}
