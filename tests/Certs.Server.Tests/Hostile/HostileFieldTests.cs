using Certs.Api.V1;
using Certs.Cli.Demo;
using Certs.Core;
using Certs.Server.Issuing;
using Certs.Server.Refusals;
using Certs.Server.Services;
using Certs.Server.Tests.Storage;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace Certs.Server.Tests.Hostile;

/// <summary>Single values that the malformed requests found something with.</summary>
public sealed class HostileFieldTests
{
    private static readonly AgencyId Agency = new(62, 1);

    [Theory]
    [InlineData(-1)]
    [InlineData(65_537)]
    [InlineData(int.MinValue)]
    public void A_suite_outside_of_sixteen_bits_is_a_broken_field(int suite)
    {
        CertificateContent content = Licences.Content(Agency.ToString(), (Suite)suite);

        RefusedException refused = Assert.Throws<RefusedException>(() => Read(content));

        Assert.Equal("content.suites", Assert.Single(refused.Fields).Field);
    }

    [Theory]
    [InlineData("""{"\udc00":1}""")]
    [InlineData("""{"kty":"EC","x":"\ud800"}""")]
    [InlineData("""{"kty":"EC","kty":"EC"}""")]
    [InlineData("[]")]
    public void A_holder_key_that_is_doubtful_JSON_is_a_broken_field(string key)
    {
        CertificateContent content = Licences.Content(Agency.ToString());
        content.HolderJwk = key;

        RefusedException refused = Assert.Throws<RefusedException>(() => Read(content));

        Assert.Equal("content.holder_jwk", Assert.Single(refused.Fields).Field);
    }

    [Theory]
    [InlineData("AQAAPgABAAAAAAAAA=!")]
    [InlineData("ÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿ")]
    public void A_page_token_of_the_right_length_that_is_no_BASE64URL_is_refused(string token)
    {
        RefusedException refused = Assert.Throws<RefusedException>(() => PageToken.Read(token, Agency, null));

        Assert.Equal(RefusalReason.PageTokenInvalid, refused.Reason);
    }

    [Theory]
    [InlineData("\ufffe")]
    [InlineData("甘肃\uffff")]
    [InlineData("a\ufdd0")]
    [InlineData("e\u0301")]
    public void A_text_with_noncharacters_or_not_in_form_C_is_refused(string text) =>
        Assert.Throws<RefusedException>(() => RequestFields.Text("name_zh", text, 100));

    [Fact]
    public void A_refusal_of_many_long_fields_fits_into_the_trailers_of_every_client()
    {
        CertificateContent content = Licences.Content(Agency.ToString());
        for (int i = 0; i < 200; i++)
        {
            content.Fields.Fields[new string('名', 62 - "content.fields.".Length) + "😀" + new string('长', 5000) + i] = new Value();
        }

        RefusedException refused = Assert.Throws<RefusedException>(() => Read(content));

        Assert.Equal(12, refused.Fields.Count);
        int inHeaders = Uri.EscapeDataString(refused.Message).Length + refused.ToStatus().ToByteArray().Length * 4 / 3;
        Assert.InRange(inHeaders, 1, 16 * 1024);
    }

    private static IssueOrder Read(CertificateContent content) =>
        IssueOrders.Read(Guid.NewGuid().ToString(), content, TestOrders.Anyone, TestVault.Own);
}
