using Xunit;

namespace Certs.Server.Tests;

/// <summary>Tests that need the whole machine: they run one after another when the others are done.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    /// <summary>The collection's name.</summary>
    public const string Name = "Alone";
}
