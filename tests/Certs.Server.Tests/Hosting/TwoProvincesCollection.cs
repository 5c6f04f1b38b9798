using Xunit;

namespace Certs.Server.Tests.Hosting;

/// <summary>The tests that share the two services; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class TwoProvincesCollection : ICollectionFixture<TwoProvinces>
{
    public const string Name = "two provinces";
}
