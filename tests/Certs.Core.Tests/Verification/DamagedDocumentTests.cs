using Certs.Core.Suites;
using Certs.Core.Verification;
using Certs.Testing.Verification;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Certs.Core.Tests.Verification;

public sealed class DamagedDocumentTests
{
    // Random damage to a good file, which a reader of files from strangers has to survive.
    [Fact]
    public void Damage_of_any_kind_is_judged_and_never_passes()
    {
        ScenarioBuilder builder = new() { Keys = [TestKeys.Of(Suite.ES256)] };
        Scenario scenario = builder.Build();
        Gen<byte[]> damaged =
            from start in Gen.Choose(0, scenario.Document.Length - 1)
            from length in Gen.Choose(0, 40)
            from put in Gen.Choose(0, 255).Select(one => (byte)one).ArrayOf()
            select (byte[])
            [
                .. scenario.Document.Take(start), .. put,
                .. scenario.Document.Skip(start + length),
            ];

        Prop.ForAll(damaged.ToArbitrary(), file =>
            file.AsSpan().SequenceEqual(scenario.Document)
            || Judge.Run(scenario.EvidenceFor(file)).Authenticity.Authenticity != Authenticity.TotalPassed)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }
}
