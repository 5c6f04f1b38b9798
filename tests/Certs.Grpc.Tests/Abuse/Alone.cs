using Xunit;

namespace Certs.Grpc.Tests.Abuse;

/// <summary>Tests that load the machine or look at its memory: nothing runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
