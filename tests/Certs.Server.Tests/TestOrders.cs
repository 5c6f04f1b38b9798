using System.Text.Json.Nodes;
using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Documents.Json;
using Certs.Core.Suites;
using Certs.Server.Hosting;
using Certs.Server.Issuing;

namespace Certs.Server.Tests;

/// <summary>Orders for business licences; what does not matter to a test is filled in.</summary>
internal static class TestOrders
{
    public const string AgencyCode = "11430000006122244L";

    public const string Type = "urn:certs:type:business-licence:1";

    /// <summary>A caller that may issue for every agency.</summary>
    public static Caller Anyone { get; } = new("test", new HashSet<Role> { Role.Issuer }, null);

    public static JsonObject Fields(string name = "兰州样例商贸有限公司") => new()
    {
        ["approval_date"] = "2026-01-05",
        ["business_scope"] = "日用百货销售；食品经营（凭许可证经营）。",
        ["entity_type"] = "有限责任公司",
        ["establishment_date"] = "2019-03-01",
        ["legal_representative"] = "李小明",
        ["name"] = name,
        ["registration_authority"] = "甘肃省市场监督管理局",
        ["unified_social_credit_code"] = "91320115MA202UKD7X",
    };

    public static IssueOrder Order(
        AgencyId agency, Guid? requestId = null, string name = "兰州样例商贸有限公司", string? serial = null,
        Suite[]? suites = null, Caller? caller = null, JsonObject? fields = null)
    {
        JsonObject values = fields ?? Fields(name);
        Suite[] asked = suites ?? [];
        return new IssueOrder(
            caller ?? Anyone, requestId ?? Guid.NewGuid(), agency, Type,
            [.. values.Select(field => new CertificateField(field.Key, field.Value!))], null, null, asked, serial, null,
            ContentDigest.Of(agency, Type, CanonicalJson.Write(values), null, null, asked, serial, null));
    }
}
