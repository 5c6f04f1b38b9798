using System.Text.Json.Nodes;
using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Numbers;
using Certs.Core.Suites;
using Certs.Server.Anchoring;
using Certs.Server.Hosting;
using Certs.Server.Issuing;
using Certs.Server.Refusals;
using Certs.Server.Storage;
using Certs.Testing.Chain;
using Xunit;

namespace Certs.Server.Tests.Issuing;

public sealed class IssueCertificatesTests(DevChainFixture chain) : IClassFixture<DevChainFixture>, IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly MovableTime _time = new();
    private TestNode _node = null!;
    private AgencyId _agency;

    public async ValueTask InitializeAsync()
    {
        _node = TestNode.Open(_folder.Path, chain, time: _time);
        _agency = await _node.EnterAgencyAsync(chain, Suite.ES256, Suite.SM2);
    }

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_thousand_callers_with_one_request_id_get_the_same_certificate()
    {
        Guid requestId = Guid.NewGuid();

        IssuedCertificate[] issued = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ =>
            Task.Run(() => IssueAsync(TestOrders.Order(_agency, requestId, suites: [Suite.ES256])))));

        Assert.Single(issued.Select(one => one.Number).Distinct());
        Assert.Single(issued.Select(one => Convert.ToHexString(one.Document.Span)).Distinct());
    }

    [Fact]
    public async Task A_request_id_that_comes_back_with_other_content_is_refused()
    {
        Guid requestId = Guid.NewGuid();
        await IssueAsync(TestOrders.Order(_agency, requestId, "甲"));

        RefusedException refusal = await RefusedAsync(TestOrders.Order(_agency, requestId, "乙"));

        Assert.Equal(RefusalReason.RequestIdReused, refusal.Reason);
    }

    [Fact]
    public async Task A_repeated_request_gets_its_first_answer_even_when_nothing_could_be_issued_any_more()
    {
        IssueOrder order = TestOrders.Order(_agency);
        IssuedCertificate first = await IssueAsync(order);
        _node.Get<Backlog>().StoreIsBehindChain();

        IssuedCertificate second = await IssueAsync(order);

        Assert.Equal(first.Document.ToArray(), second.Document.ToArray());
        Assert.Equal(
            RefusalReason.StoreBehindChain, (await RefusedAsync(TestOrders.Order(_agency))).Reason);
    }

    [Fact]
    public async Task The_document_reads_back_with_both_signatures_good_and_a_number_that_follows_the_standard()
    {
        IssuedCertificate issued = await IssueAsync(TestOrders.Order(_agency, serial: "LZ2026000001"));

        CertificateDocument document = DocumentReader.Read(issued.Document);
        Issuer issuer = (await _node.Get<IssuerDirectory>().FindAsync(_agency, CancellationToken.None))!;
        LicenceIdentifierReading.Good number =
            Assert.IsType<LicenceIdentifierReading.Good>(LicenceIdentifier.Read(issued.Number));
        Assert.Equal("LZ2026000001", number.Identifier.Serial);
        Assert.Equal(chain.Network.ChainName, document.Payload.Chain);
        Assert.Equal(2, document.Signatures.Count);
        Assert.All(document.Signatures, signature => Assert.True(Verifies(document, signature, issuer)));
    }

    [Fact]
    public async Task A_serial_is_given_once()
    {
        await IssueAsync(TestOrders.Order(_agency, serial: "LZ2026000002"));

        RefusedException refusal = await RefusedAsync(TestOrders.Order(_agency, serial: "LZ2026000002"));

        Assert.Equal(RefusalReason.SerialTaken, refusal.Reason);
        Assert.Equal("content.serial", Assert.Single(refusal.Fields).Field);
    }

    [Fact]
    public async Task Every_field_that_breaks_its_rule_is_named()
    {
        JsonObject fields = TestOrders.Fields();
        fields["establishment_date"] = "2019-02-30";
        fields["colour"] = "red";
        fields.Remove("name");

        RefusedException refusal = await RefusedAsync(TestOrders.Order(_agency, fields: fields));

        Assert.Equal(RefusalReason.FieldInvalid, refusal.Reason);
        Assert.Equal(
            [
                new BrokenField("content.fields.establishment_date", "Format."),
                new BrokenField("content.fields.colour", "Unknown."),
                new BrokenField("content.fields.name", "Missing."),
            ],
            refusal.Fields);
    }

    [Fact]
    public async Task A_refusal_ends_only_its_own_order()
    {
        IssueOutcome[] outcomes = await _node.Get<IssueCertificates>().RunAsync(
            [
                TestOrders.Order(_agency),
                TestOrders.Order(_agency, suites: [Suite.EdDSA]),
                TestOrders.Order(new AgencyId(62, 999)),
                TestOrders.Order(_agency),
            ],
            CancellationToken.None);

        Assert.IsType<IssueOutcome.Issued>(outcomes[0]);
        Assert.Equal(RefusalReason.NoUsableKey, Assert.IsType<IssueOutcome.Refused>(outcomes[1]).Why.Reason);
        Assert.Equal(RefusalReason.NotPermitted, Assert.IsType<IssueOutcome.Refused>(outcomes[2]).Why.Reason);
        Assert.IsType<IssueOutcome.Issued>(outcomes[3]);
    }

    [Fact]
    public async Task A_caller_of_another_agency_is_refused_even_for_a_request_that_was_answered()
    {
        IssueOrder order = TestOrders.Order(_agency);
        await IssueAsync(order);
        Caller other = new("other", new HashSet<Role> { Role.Issuer }, new HashSet<AgencyId> { new(62, 500) });

        RefusedException refusal = await RefusedAsync(order with { Caller = other });

        Assert.Equal(RefusalReason.NotPermitted, refusal.Reason);
    }

    [Fact]
    public async Task A_retired_key_signs_nothing_from_its_last_moment_on()
    {
        AgencyId agency = await _node.EnterAgencyAsync(chain, Suite.ES256);
        Issuer issuer = (await _node.Get<IssuerDirectory>().FindAsync(agency, CancellationToken.None))!;
        await IssueAsync(TestOrders.Order(agency));
        using (Ledger.ProvinceRegistrar registrar = chain.Registrar(62))
        {
            Ledger.Evm.BlockHeader head = await _node.Get<AnchorChain>().HeadAsync(CancellationToken.None);
            await registrar.RetireKeyAsync(
                agency, issuer.Keys[0].KeyId, head.Time.AddSeconds(3), CancellationToken.None);
        }

        await _node.Get<Ledger.ChainReader>().AtLeastAsync(
            (await _node.Get<AnchorChain>().HeadAsync(CancellationToken.None)).Number, TimeSpan.FromSeconds(10),
            CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(60));

        RefusedException refusal = await RefusedAsync(TestOrders.Order(agency));

        Assert.Equal(RefusalReason.NoUsableKey, refusal.Reason);
    }

    [Theory]
    [InlineData(-121, true)]
    [InlineData(-365 * 86_400, true)]
    [InlineData(-60, false)]
    public async Task A_clock_more_than_two_minutes_behind_the_chain_issues_nothing(int seconds, bool isRefused)
    {
        await chain.MineAsync();
        await _node.Get<ChainWatch>().CatchUpAsync(CancellationToken.None);
        TimeSpan ahead = _node.Get<Backlog>().NewestBlockTime - _time.GetUtcNow();
        _time.Advance(ahead + TimeSpan.FromSeconds(seconds));

        IssueOutcome outcome = (await _node.Get<IssueCertificates>()
            .RunAsync([TestOrders.Order(_agency)], CancellationToken.None))[0];

        Assert.Equal(
            isRefused, outcome is IssueOutcome.Refused { Why.Reason: RefusalReason.ClockDisagrees });
    }

    private static bool Verifies(CertificateDocument document, DocumentSignature signature, Issuer issuer)
    {
        AgencyKeyRow key = issuer.Keys.Single(one => one.KeyId == signature.KeyId);
        byte[] input =
        [
            .. signature.ProtectedEncoded.Span, (byte)'.', .. document.PayloadEncoded.Span,
        ];
        return VerificationKey.Import(key.Suite, key.Spki).Verify(input, signature.Value.Span);
    }

    private Task<IssuedCertificate> IssueAsync(IssueOrder order) =>
        _node.Get<IssueCertificates>().RunAsync(order, CancellationToken.None);

    private Task<RefusedException> RefusedAsync(IssueOrder order) =>
        Assert.ThrowsAsync<RefusedException>(() => IssueAsync(order));
}
