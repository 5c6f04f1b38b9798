using Certs.Api.V1;
using Certs.Server.Issuing;
using Certs.Server.Refusals;
using Certs.Server.Services;
using Certs.Server.Tests.Storage;
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace Certs.Server.Tests.Services;

public sealed class IssueOrdersTests
{
    private const string RequestId = "8a6e0804-2bd0-4672-b79d-d97027f9071a";

    [Fact]
    public void Every_broken_field_is_named_at_once()
    {
        CertificateContent content = new()
        {
            Agency = "urn:certs:agency:062:1",
            Serial = "abc",
            HolderJwk = "{",
            ValidUntil = new Timestamp { Seconds = 1, Nanos = 5 },
            Fields = new Struct { Fields = { ["amount"] = Value.ForNumber(1.5), ["gone"] = Value.ForNull() } },
        };
        content.Suites.Add([Suite.Es256, Suite.Es256]);

        RefusedException refusal = Assert.Throws<RefusedException>(
            () => IssueOrders.Read("1", content, TestOrders.Anyone, TestVault.Own));

        Assert.Equal(
            [
                "request_id", "content.agency", "content.fields.amount", "content.fields.gone", "content.valid_until",
                "content.suites", "content.serial", "content.holder_jwk", "content.type",
            ],
            refusal.Fields.Select(broken => broken.Field));
    }

    [Fact]
    public void Missing_content_is_refused_and_no_defect()
    {
        RefusedException refusal = Assert.Throws<RefusedException>(
            () => IssueOrders.Read(RequestId, null, TestOrders.Anyone, TestVault.Own));

        Assert.Equal(RefusalReason.FieldInvalid, refusal.Reason);
    }

    [Fact]
    public void The_order_of_fields_and_suites_on_the_wire_does_not_matter()
    {
        CertificateContent forward = Content("a", "b", "c");
        forward.Suites.Add([Suite.Es256, Suite.Sm2]);
        CertificateContent backward = Content("c", "b", "a");
        backward.Suites.Add([Suite.Sm2, Suite.Es256]);

        IssueOrder first = IssueOrders.Read(RequestId, forward, TestOrders.Anyone, TestVault.Own);
        IssueOrder second = IssueOrders.Read(RequestId, backward, TestOrders.Anyone, TestVault.Own);

        Assert.Equal(first.ContentDigest, second.ContentDigest);
    }

    [Fact]
    public void Every_part_of_the_content_counts_for_the_request_id()
    {
        Action<CertificateContent>[] changes =
        [
            content => content.Agency = "urn:certs:agency:62:2",
            content => content.Type = "urn:certs:type:business-licence:2",
            content => content.Serial = "ABCDEFG",
            content => content.ValidFrom = new Timestamp { Seconds = 7 },
            content => content.ValidUntil = new Timestamp { Seconds = 7 },
            content => content.HolderJwk = "{\"kty\":\"EC\"}",
            content => content.Suites.Add(Suite.Es256),
            content => content.Fields.Fields["a"] = Value.ForString("other"),
            content => content.Fields.Fields["d"] = Value.ForString("more"),
            content => content.Fields.Fields.Remove("b"),
        ];

        IEnumerable<Core.Hash32> digests = changes
            .Append(_ => { })
            .Select(change =>
            {
                CertificateContent content = Content("a", "b", "c");
                change(content);
                return IssueOrders.Read(RequestId, content, TestOrders.Anyone, TestVault.Own).ContentDigest;
            });

        Assert.Equal(changes.Length + 1, digests.Distinct().Count());
    }

    [Theory]
    [InlineData(9007199254740992.0)]
    [InlineData(-9007199254740992.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_number_that_is_not_whole_or_too_large_is_refused(double number)
    {
        CertificateContent content = Content("a");
        content.Fields.Fields["a"] = Value.ForNumber(number);

        RefusedException refusal = Assert.Throws<RefusedException>(
            () => IssueOrders.Read(RequestId, content, TestOrders.Anyone, TestVault.Own));

        Assert.Equal("content.fields.a", Assert.Single(refusal.Fields).Field);
    }

    [Fact]
    public void Text_that_cannot_stand_in_a_document_is_refused_by_its_field()
    {
        CertificateContent content = Content("a");
        content.Fields.Fields["a"] = Value.ForString("e\u0301");

        RefusedException refusal = Assert.Throws<RefusedException>(
            () => IssueOrders.Read(RequestId, content, TestOrders.Anyone, TestVault.Own));

        Assert.Equal("content.fields.a", Assert.Single(refusal.Fields).Field);
    }

    [Fact]
    public void Whatever_the_fields_are_they_are_read_or_refused_and_nothing_else()
    {
        Prop.ForAll(WireValues.OfDepth(4).ToArbitrary(), value =>
        {
            CertificateContent content = Content("a");
            content.Fields.Fields["a"] = value;
            try
            {
                return IssueOrders.Read(RequestId, content, TestOrders.Anyone, TestVault.Own).Fields.Count == 1;
            }
            catch (RefusedException)
            {
                return true;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    private static CertificateContent Content(params string[] names)
    {
        CertificateContent content = new()
        {
            Agency = "urn:certs:agency:62:1",
            Type = TestOrders.Type,
            Fields = new Struct(),
        };
        foreach (string name in names)
        {
            content.Fields.Fields[name] = Value.ForString("value of " + name);
        }

        return content;
    }
}
