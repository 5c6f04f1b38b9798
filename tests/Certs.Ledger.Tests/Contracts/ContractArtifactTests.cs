using System.Reflection;
using Certs.Ledger.Contracts;
using Certs.Ledger.Evm;

namespace Certs.Ledger.Tests.Contracts;

public sealed class ContractArtifactTests
{
    [Theory]
    [InlineData("AnchorRegistry", typeof(AnchorRegistryContract))]
    [InlineData("StatusRegistry", typeof(StatusRegistryContract))]
    [InlineData("IssuerRegistry", typeof(IssuerRegistryContract))]
    [InlineData("RecognitionRegistry", typeof(RecognitionRegistryContract))]
    public void Every_function_of_a_face_is_one_of_the_contract(string name, Type face)
    {
        IReadOnlyList<string> functions = ContractArtifact.Load(name).Functions;

        string[] called = [.. Functions(face).Select(function => function.Signature)];

        Assert.NotEmpty(called);
        Assert.Subset(functions.ToHashSet(), called.ToHashSet());
    }

    [Fact]
    public void The_consortium_s_face_calls_it_and_decides_on_suites()
    {
        IReadOnlyList<string> functions =
        [
            .. ContractArtifact.Load("Consortium").Functions,
            .. ContractArtifact.Load("SuiteRegistry").Functions,
        ];

        string[] called = [.. Functions(typeof(ConsortiumContract)).Select(function => function.Signature)];

        Assert.NotEmpty(called);
        Assert.Subset(functions.ToHashSet(), called.ToHashSet());
    }

    [Fact]
    public void Every_event_of_every_contract_is_understood()
    {
        string[] emitted =
        [
            .. ContractArtifact.Names.SelectMany(name => ContractArtifact.Load(name).Events)
                .Select(declaration => new AbiEvent(declaration).Signature).Distinct()
                .Order(StringComparer.Ordinal),
        ];

        Assert.Equal(emitted, RegistryEventDecoder.Signatures.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_contract_that_counts_its_events_offers_the_count() => Assert.All(
        ContractArtifact.Names.Where(name => name != "AnchorRegistry"),
        name => Assert.Contains(EventCounter.Function.Signature, ContractArtifact.Load(name).Functions));

    private static IEnumerable<AbiFunction> Functions(Type face) => face
        .GetFields(BindingFlags.Static | BindingFlags.NonPublic)
        .Where(field => field.FieldType == typeof(AbiFunction))
        .Select(field => (AbiFunction)field.GetValue(null)!);
}
