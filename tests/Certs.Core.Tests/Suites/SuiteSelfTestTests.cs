using Certs.Core.Suites;
using Xunit;

namespace Certs.Core.Tests.Suites;

public sealed class SuiteSelfTestTests
{
    [Fact]
    public void The_library_of_this_machine_passes()
    {
        SuiteSelfTest.Run();

        Assert.Equal(
            SuiteTable.All.Select(info => info.Suite),
            KnownAnswers.Published.Signatures.Select(known => known.Suite).Distinct());
    }

    [Fact]
    public void Each_hash_value_with_a_changed_byte_refuses_the_start_and_names_the_test()
    {
        IReadOnlyList<KnownHash> published = KnownAnswers.Published.Hashes;
        IEnumerable<KnownHash> changed = published.Select(known => known with { Value = Changed(known.Value) });

        string[] named = [.. changed.Select(known => TestThatFails(new KnownAnswers([known], [])))];

        Assert.Equal(published.Select(known => known.Test), named);
    }

    [Fact]
    public void Each_signature_with_a_changed_byte_refuses_the_start_and_names_the_test()
    {
        IReadOnlyList<KnownSignature> published = KnownAnswers.Published.Signatures;
        IEnumerable<KnownSignature> changed =
            published.Select(known => known with { Signature = Changed(known.Signature) });

        string[] named = [.. changed.Select(known => TestThatFails(new KnownAnswers([], [known])))];

        Assert.Equal(published.Select(known => known.Test), named);
    }

    [Fact]
    public void Each_key_with_a_changed_byte_refuses_the_start_and_names_the_test()
    {
        IReadOnlyList<KnownSignature> published = KnownAnswers.Published.Signatures;
        IEnumerable<KnownSignature> changed = published.Select(known => known with { Spki = Changed(known.Spki) });

        string[] named = [.. changed.Select(known => TestThatFails(new KnownAnswers([], [known])))];

        Assert.Equal(published.Select(known => known.Test), named);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Another_major_version_of_the_library_refuses_the_start(uint major)
    {
        SuiteSelfTestException refused =
            Assert.Throws<SuiteSelfTestException>(() => SuiteSelfTest.CheckVersion(major));

        Assert.Equal("libcrypto", refused.Test);
    }

    private static string TestThatFails(KnownAnswers answers) =>
        Assert.Throws<SuiteSelfTestException>(() => SuiteSelfTest.Run(answers)).Test;

    private static byte[] Changed(byte[] bytes)
    {
        byte[] changed = [.. bytes];
        changed[bytes.Length / 2] ^= 0x10;
        return changed;
    }
}
