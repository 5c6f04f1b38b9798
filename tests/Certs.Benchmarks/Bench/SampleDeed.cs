using Certs.Api.V1;
using Google.Protobuf.WellKnownTypes;

namespace Certs.Benchmarks.Bench;

/// <summary>The certificate that is measured: an invented title deed with all 17 fields of the richest shipped type.</summary>
internal static class SampleDeed
{
    /// <summary>The certificate type.</summary>
    public const string Type = "urn:certs:type:real-estate-right-certificate:1";

    private static readonly (string Name, string Value)[] Texts =
    [
        ("certificate_no", "甘（2026）兰州市不动产权第0000001号"),
        ("unit_no", "620102001001GB00001F00010001"),
        ("co_ownership", "单独所有"),
        ("location", "甘肃省兰州市城关区示例路1号1单元101室"),
        ("right_type", "国有建设用地使用权/房屋所有权"),
        ("right_nature", "出让/市场化商品房"),
        ("use", "城镇住宅用地/住宅"),
        ("land_area", "12345.67"),
        ("building_area", "98.76"),
        ("use_term_from", "2010-01-01"),
        ("use_term_until", "2079-12-31"),
        ("other_conditions", "房屋结构：钢筋混凝土；总层数：18；所在层：1"),
        ("remarks", "示例，无法律效力"),
        ("registration_authority", "兰州市自然资源局"),
        ("registration_date", "2026-01-08"),
    ];

    /// <summary>The deed, to be signed with <paramref name="suite"/>.</summary>
    public static CertificateContent Content(string agency, Suite suite)
    {
        CertificateContent content = new() { Agency = agency, Type = Type, Fields = new Struct() };
        content.Suites.Add(suite);
        foreach ((string name, string value) in Texts)
        {
            content.Fields.Fields[name] = Value.ForString(value);
        }

        content.Fields.Fields["right_holders"] = Objects([("name", "张示例"), ("share", "100%")]);
        content.Fields.Fields["right_holder_codes"] =
            Objects([("name", "张示例"), ("code_type", "111"), ("code", "620102199001011234")]);
        return content;
    }

    private static Value Objects((string Name, string Value)[] members)
    {
        Struct holder = new();
        foreach ((string name, string value) in members)
        {
            holder.Fields[name] = Value.ForString(value);
        }

        return Value.ForList(Value.ForStruct(holder));
    }
}
