using FsCheck;
using FsCheck.Fluent;
using Grpc.Wire;
using Xunit;

namespace Certs.Grpc.Tests.Wire;

public sealed class PercentEncodingTests
{
    [Fact]
    public void What_is_written_is_read_back_and_is_printable_ASCII() => Prop.ForAll<string>(text =>
    {
        // Half a surrogate pair has no UTF-8 form.
        string whole = new([.. (text ?? "").Where(c => !char.IsSurrogate(c))]);

        string encoded = PercentEncoding.Encode(whole);

        return PercentEncoding.Decode(encoded) == whole && encoded.All(c => c is >= ' ' and <= '~');
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("100%", "100%")]
    [InlineData("%zz", "%zz")]
    [InlineData("%4", "%4")]
    [InlineData("%41", "A")]
    [InlineData("%E7%94%98", "甘")]
    [InlineData("%e7%94%98", "甘")]
    public void What_is_not_correct_stays(string text, string expected) =>
        Assert.Equal(expected, PercentEncoding.Decode(text));
}
