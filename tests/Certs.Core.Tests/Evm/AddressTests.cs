using Certs.Core.Evm;
using Xunit;

namespace Certs.Core.Tests.Evm;

public sealed class AddressTests
{
    // The examples of EIP-55.
    [Theory]
    [InlineData("0x52908400098527886E0F7030069857D2E4169EE7")]
    [InlineData("0xde709f2102306220921060314715629080e2fb77")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData("0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb")]
    public void The_checksum_is_that_of_eip_55(string text)
    {
        Address address = Address.Parse(text.ToLowerInvariant());

        Assert.Equal(Address.Parse(text), address);
        Assert.Equal(text.ToLowerInvariant(), address.ToLowerHex());
    }

    [Fact]
    public void One_letter_in_the_wrong_case_is_noticed() => Assert.Throws<FormatException>(
        () => Address.Parse("0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed"));

    [Fact]
    public void A_contract_has_the_address_that_its_creator_and_nonce_give()
    {
        Address creator = Address.Parse("0x6ac7ea33f8831ea9dcc53393aaa88b25a785dbf0");

        Address contract = Address.OfContract(creator, 1);

        Assert.Equal(Address.Parse("0x343c43a37d37dff08ae8c4a11544c718abb4fcf8"), contract);
    }
}
