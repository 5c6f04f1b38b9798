using Certs.Api.V1;
using Google.Protobuf.WellKnownTypes;

namespace Certs.Cli.Demo;

/// <summary>The demonstration's licence: an invented company of Lanzhou.</summary>
internal static class Licences
{
    /// <summary>The certificate type of a business licence.</summary>
    public const string Type = "urn:certs:type:business-licence:1";

    private static readonly (string Name, string Value)[] Fields =
    [
        ("unified_social_credit_code", "91320115MA202UKD7X"),
        ("name", "兰州陇原示例商贸有限公司"),
        ("entity_type", "有限责任公司"),
        ("legal_representative", "张示例"),
        ("registered_capital", "壹佰万元整"),
        ("establishment_date", "2021-03-15"),
        ("business_term_from", "2021-03-15"),
        ("domicile", "甘肃省兰州市城关区示例路1号"),
        ("business_scope", "农副产品销售；仓储服务"),
        ("registration_authority", "兰州市市场监督管理局"),
        ("approval_date", "2026-01-08"),
    ];

    /// <summary>The licence, to be signed with <paramref name="suites"/>.</summary>
    public static CertificateContent Content(string agency, params Suite[] suites)
    {
        CertificateContent content = new() { Agency = agency, Type = Type, Fields = new Struct() };
        content.Suites.AddRange(suites);
        foreach ((string name, string value) in Fields)
        {
            content.Fields.Fields[name] = Value.ForString(value);
        }

        return content;
    }
}
