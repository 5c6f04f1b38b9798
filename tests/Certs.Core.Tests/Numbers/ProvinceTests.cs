using Certs.Core.Numbers;
using Xunit;

namespace Certs.Core.Tests.Numbers;

public sealed class ProvinceTests
{
    [Fact]
    public void There_are_thirty_four_provinces_with_names_of_their_own()
    {
        IReadOnlyList<Province> all = Province.All;

        Assert.Equal(34, all.Count);
        Assert.Equal(34, all.DistinctBy(province => province.NameZh).Count());
        Assert.Equal(34, all.DistinctBy(province => province.NameEn).Count());
        Assert.Equal(all.OrderBy(province => province.Code), all);
    }

    [Theory]
    [InlineData("620102", "甘肃", "Gansu")]
    [InlineData("33", "浙江", "Zhejiang")]
    [InlineData("53", "云南", "Yunnan")]
    public void A_region_belongs_to_the_province_of_its_first_two_digits(string region, string zh, string en)
    {
        bool isFound = Province.TryFindByRegion(region, out Province? province);

        Assert.True(isFound);
        Assert.Equal((zh, en), (province?.NameZh, province?.NameEn));
    }

    [Theory]
    [InlineData("")]
    [InlineData("6")]
    [InlineData("10")]
    [InlineData("6A")]
    [InlineData("99")]
    public void Other_regions_have_no_province(string region)
    {
        Assert.False(Province.TryFindByRegion(region, out _));
    }
}
