using Certs.Core;
using Certs.Core.Suites;
using Certs.Ledger;
using Certs.Server.Issuing;
using Certs.Server.Refusals;
using Certs.Server.Storage;
using Certs.Testing.Chain;
using Xunit;

namespace Certs.Server.Tests.Issuing;

public sealed class OutsideSigningTests(DevChainFixture chain) : IClassFixture<DevChainFixture>, IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly SigningKey _outside = SigningKey.Generate(Suite.SM2);
    private TestNode _node = null!;
    private AgencyId _agency;

    public async ValueTask InitializeAsync()
    {
        _node = TestNode.Open(_folder.Path, chain);
        _agency = await _node.EnterAgencyAsync(chain, Suite.ES256);
        using ProvinceRegistrar registrar = chain.Registrar(62);
        Ledger.Evm.BlockHeader head = await _node.Get<Server.Anchoring.AnchorChain>().HeadAsync(CancellationToken.None);
        Hash32 keyId = await registrar.AddKeyAsync(
            _agency, Suite.SM2, _outside.Public.Spki, head.Time, null, CancellationToken.None);
        await _node.Get<AgencyStore>().AddKeyAsync(new AgencyKeyRow(
            keyId, _agency, Suite.SM2, _outside.Public.Spki.ToArray(), false, DateTimeOffset.UtcNow));
        await _node.Get<IssuerDirectory>().ReloadAsync(CancellationToken.None);
        await _node.Get<ChainReader>().AtLeastAsync(
            head.Number + 1, TimeSpan.FromSeconds(10), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        _outside.Dispose();
        await _node.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_certificate_that_the_agency_signs_itself_is_issued_and_anchored_like_any_other()
    {
        IssueOrder order = TestOrders.Order(_agency, suites: [Suite.SM2]);
        PreparedOrder prepared = await PrepareAsync(order);
        byte[] signature = _outside.Sign(prepared.Certificate.SigningInput(Suite.SM2).Span);

        IssuedCertificate issued = await CompleteAsync(order.RequestId, signature);

        await _node.AnchorAllAsync();
        await _node.AssertAnchoredAsync(issued.Number);
        Assert.Equal(prepared.Certificate.Payload.Number, issued.Number);
    }

    [Fact]
    public async Task Both_calls_repeated_give_their_first_answers()
    {
        IssueOrder order = TestOrders.Order(_agency, suites: [Suite.SM2]);
        PreparedOrder prepared = await PrepareAsync(order);
        PreparedOrder preparedAgain = await PrepareAsync(order);
        IssuedCertificate issued = await CompleteAsync(
            order.RequestId, _outside.Sign(prepared.Certificate.SigningInput(Suite.SM2).Span));

        IssuedCertificate issuedAgain = await CompleteAsync(
            order.RequestId, _outside.Sign(prepared.Certificate.SigningInput(Suite.SM2).Span));

        Assert.Equal(
            prepared.Certificate.PayloadBytes.ToArray(), preparedAgain.Certificate.PayloadBytes.ToArray());
        Assert.Equal(issued.Document.ToArray(), issuedAgain.Document.ToArray());
    }

    [Fact]
    public async Task A_signature_of_another_key_or_over_another_payload_is_refused_and_the_right_one_still_taken()
    {
        IssueOrder order = TestOrders.Order(_agency, suites: [Suite.SM2]);
        PreparedOrder prepared = await PrepareAsync(order);
        byte[] input = prepared.Certificate.SigningInput(Suite.SM2).ToArray();
        using SigningKey stranger = SigningKey.Generate(Suite.SM2);

        RefusedException ofStranger = await Assert.ThrowsAsync<RefusedException>(
            () => CompleteAsync(order.RequestId, stranger.Sign(input)));
        RefusedException overOther = await Assert.ThrowsAsync<RefusedException>(
            () => CompleteAsync(order.RequestId, _outside.Sign("other"u8)));

        Assert.Equal(
            (RefusalReason.SignatureWrong, RefusalReason.SignatureWrong), (ofStranger.Reason, overOther.Reason));
        await CompleteAsync(order.RequestId, _outside.Sign(input));
    }

    [Fact]
    public async Task Missing_and_foreign_suites_are_refused()
    {
        IssueOrder order = TestOrders.Order(_agency, suites: [Suite.SM2]);
        PreparedOrder prepared = await PrepareAsync(order);
        byte[] signature = _outside.Sign(prepared.Certificate.SigningInput(Suite.SM2).Span);

        await Assert.ThrowsAsync<RefusedException>(() => _node.Get<CompleteCertificate>().RunAsync(
            TestOrders.Anyone, order.RequestId, new Dictionary<Suite, byte[]>(), CancellationToken.None));
        await Assert.ThrowsAsync<RefusedException>(() => _node.Get<CompleteCertificate>().RunAsync(
            TestOrders.Anyone, order.RequestId, new Dictionary<Suite, byte[]> { [Suite.ES256] = signature },
            CancellationToken.None));
    }

    [Fact]
    public async Task The_service_cannot_sign_with_a_key_that_it_does_not_hold()
    {
        RefusedException refusal = await Assert.ThrowsAsync<RefusedException>(
            () => _node.Get<IssueCertificates>().RunAsync(
                TestOrders.Order(_agency, suites: [Suite.SM2]), CancellationToken.None));

        Assert.Equal(RefusalReason.NoUsableKey, refusal.Reason);
    }

    [Fact]
    public async Task What_was_never_prepared_cannot_be_completed()
    {
        RefusedException refusal = await Assert.ThrowsAsync<RefusedException>(
            () => CompleteAsync(Guid.NewGuid(), [1]));

        Assert.Equal(RefusalReason.NotPrepared, refusal.Reason);
    }

    private Task<PreparedOrder> PrepareAsync(IssueOrder order) =>
        _node.Get<PrepareCertificate>().RunAsync(order, CancellationToken.None);

    private Task<IssuedCertificate> CompleteAsync(Guid requestId, byte[] signature) =>
        _node.Get<CompleteCertificate>().RunAsync(
            TestOrders.Anyone, requestId, new Dictionary<Suite, byte[]> { [Suite.SM2] = signature },
            CancellationToken.None);
}
