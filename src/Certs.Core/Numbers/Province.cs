using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Certs.Core.Numbers;

/// <summary>A province, autonomous region, municipality or special region of GB/T 2260.</summary>
/// <param name="Code">The two-digit code, 11 to 82.</param>
/// <param name="NameZh">The short Chinese name.</param>
/// <param name="NameEn">The English name.</param>
public sealed record Province(int Code, string NameZh, string NameEn)
{
    private static readonly Province[] Rows =
    [
        new(11, "北京", "Beijing"), new(12, "天津", "Tianjin"), new(13, "河北", "Hebei"),
        new(14, "山西", "Shanxi"), new(15, "内蒙古", "Inner Mongolia"), new(21, "辽宁", "Liaoning"),
        new(22, "吉林", "Jilin"), new(23, "黑龙江", "Heilongjiang"), new(31, "上海", "Shanghai"),
        new(32, "江苏", "Jiangsu"), new(33, "浙江", "Zhejiang"), new(34, "安徽", "Anhui"),
        new(35, "福建", "Fujian"), new(36, "江西", "Jiangxi"), new(37, "山东", "Shandong"),
        new(41, "河南", "Henan"), new(42, "湖北", "Hubei"), new(43, "湖南", "Hunan"),
        new(44, "广东", "Guangdong"), new(45, "广西", "Guangxi"), new(46, "海南", "Hainan"),
        new(50, "重庆", "Chongqing"), new(51, "四川", "Sichuan"), new(52, "贵州", "Guizhou"),
        new(53, "云南", "Yunnan"), new(54, "西藏", "Tibet"), new(61, "陕西", "Shaanxi"),
        new(62, "甘肃", "Gansu"), new(63, "青海", "Qinghai"), new(64, "宁夏", "Ningxia"),
        new(65, "新疆", "Xinjiang"), new(71, "台湾", "Taiwan"), new(81, "香港", "Hong Kong"),
        new(82, "澳门", "Macao"),
    ];

    private static readonly FrozenDictionary<int, Province> ByCode = Rows.ToFrozenDictionary(row => row.Code);

    /// <summary>All provinces, ascending by code.</summary>
    public static IReadOnlyList<Province> All { get; } = Rows.AsReadOnly();

    /// <summary>Finds a province by its two-digit code.</summary>
    public static bool TryFind(int code, [NotNullWhen(true)] out Province? province) =>
        ByCode.TryGetValue(code, out province);

    /// <summary>
    /// Finds the province of a region code, of which only the first two digits are looked at.
    /// </summary>
    /// <param name="region">
    /// Two or more characters; false when the first two are not digits of a province.
    /// </param>
    /// <param name="province">The province; null when the answer is false.</param>
    public static bool TryFindByRegion(ReadOnlySpan<char> region, [NotNullWhen(true)] out Province? province)
    {
        province = null;
        return region.Length >= 2
            && char.IsAsciiDigit(region[0])
            && char.IsAsciiDigit(region[1])
            && ByCode.TryGetValue((10 * (region[0] - '0')) + region[1] - '0', out province);
    }
}
