using Certs.Core.Suites;
using Xunit;

namespace Certs.Core.Tests.Suites;

public sealed class SigningKeyTests
{
    private static readonly byte[] Data = "a licence of Gansu"u8.ToArray();

    [Theory]
    [MemberData(nameof(AllSuites))]
    public void What_a_key_signs_its_public_half_verifies(Suite suite)
    {
        using SigningKey key = SigningKey.Generate(suite);

        byte[] signature = key.Sign(Data);

        Assert.True(key.Public.Verify(Data, signature));
        Assert.Equal(key.SignatureLength, signature.Length);
    }

    [Theory]
    [MemberData(nameof(AllSuites))]
    public void An_exported_key_comes_back_as_the_same_key(Suite suite)
    {
        using SigningKey key = SigningKey.Generate(suite);

        using SigningKey again = SigningKey.Import(suite, key.ExportPkcs8());

        Assert.Equal(key.Public.Spki.ToArray(), again.Public.Spki.ToArray());
        Assert.True(key.Public.Verify(Data, again.Sign(Data)));
    }

    public static TheoryData<Suite> AllSuites() => [.. SuiteTable.All.Select(info => info.Suite)];
}
