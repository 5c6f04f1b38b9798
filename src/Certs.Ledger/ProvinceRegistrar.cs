using Certs.Core;
using Certs.Core.Evm;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Ledger.Contracts;
using Certs.Ledger.Evm;

namespace Certs.Ledger;

/// <summary>
/// Writes what a province says of itself on the chain: its agencies, their types and keys, and its rules.
/// </summary>
/// <remarks>
/// Every method waits for its block. <see cref="ContractRevertedException"/>: the chain refuses, its
/// <c>ErrorName</c> says why. <see cref="LedgerUnavailableException"/>: whether it was written is unknown;
/// look at the registry before trying again.
/// </remarks>
public sealed class ProvinceRegistrar : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly ChainSender _sender;
    private readonly ContractAddresses _addresses;
    private readonly IssuerRegistryContract _issuers;
    private readonly RecognitionRegistryContract _rules;

    /// <summary>A registrar for the province whose admin account is <paramref name="admin"/>.</summary>
    /// <param name="node">The node that transactions go to. Stays the caller's.</param>
    /// <param name="network">What the chain is.</param>
    /// <param name="admin">The province's admin account. Stays the caller's.</param>
    public ProvinceRegistrar(EthNode node, NetworkFile network, Secp256k1Key admin)
    {
        ArgumentNullException.ThrowIfNull(network);
        _sender = new ChainSender(node, network.ChainId, admin);
        _addresses = network.Contracts;
        _issuers = new IssuerRegistryContract(network.Contracts.Issuers);
        _rules = new RecognitionRegistryContract(network.Contracts.Recognition);
    }

    /// <summary>Enters the province's next agency.</summary>
    /// <param name="profile">SHA-256 of the canonical <c>iss_profile</c>.</param>
    /// <param name="from">From when it may issue.</param>
    /// <param name="cancellationToken">Ends the wait; it may be entered all the same.</param>
    /// <returns>The number that the chain gave it.</returns>
    public async Task<AgencyId> AddAgencyAsync(
        Hash32 profile, DateTimeOffset from, CancellationToken cancellationToken) =>
        Only<RegistryEvent.AgencyAdded>(
            await SendAsync(_issuers.AddAgency(profile, from), cancellationToken), _addresses.Issuers).Agency;

    /// <summary>Closes an agency.</summary>
    public Task CloseAgencyAsync(
        AgencyId agency, DateTimeOffset until, AgencyId? successor, CancellationToken cancellationToken) =>
        SendAsync(_issuers.CloseAgency(agency, until, successor), cancellationToken);

    /// <summary>Lets an agency issue a certificate type from a moment on.</summary>
    public Task AuthoriseTypeAsync(
        AgencyId agency, Hash32 type, DateTimeOffset from, DateTimeOffset? until,
        CancellationToken cancellationToken) =>
        SendAsync(_issuers.AuthoriseType(agency, type, from, until), cancellationToken);

    /// <summary>Enters a key of an agency.</summary>
    /// <returns>The key's id: SHA-256 of <paramref name="spki"/>.</returns>
    public async Task<Hash32> AddKeyAsync(
        AgencyId agency, Suite suite, ReadOnlyMemory<byte> spki, DateTimeOffset from, DateTimeOffset? until,
        CancellationToken cancellationToken) =>
        Only<RegistryEvent.KeyAdded>(
            await SendAsync(_issuers.AddKey(agency, suite, spki, from, until), cancellationToken),
            _addresses.Issuers).KeyId;

    /// <summary>Shortens the period of an agency's key.</summary>
    public Task RetireKeyAsync(
        AgencyId agency, Hash32 keyId, DateTimeOffset until, CancellationToken cancellationToken) =>
        SendAsync(_issuers.RetireKey(agency, keyId, until), cancellationToken);

    /// <summary>Revokes an agency's key for ever.</summary>
    /// <param name="agency">The agency.</param>
    /// <param name="keyId">The key.</param>
    /// <param name="reason">The reason code, 1 or more.</param>
    /// <param name="invalidFrom">Signatures proven to exist before stay good.</param>
    /// <param name="cancellationToken">Ends the wait; it may be revoked all the same.</param>
    public Task RevokeKeyAsync(
        AgencyId agency, Hash32 keyId, byte reason, DateTimeOffset invalidFrom,
        CancellationToken cancellationToken) =>
        SendAsync(_issuers.RevokeKey(agency, keyId, reason, invalidFrom), cancellationToken);

    /// <summary>Adds a rule of the province.</summary>
    /// <param name="rule">The rule; its id and province are the chain's to give.</param>
    /// <param name="cancellationToken">Ends the wait; it may be added all the same.</param>
    /// <returns>The number that the chain gave it.</returns>
    public async Task<uint> AddRuleAsync(RecognitionRule rule, CancellationToken cancellationToken) =>
        Only<RegistryEvent.RuleAdded>(
            await SendAsync(_rules.AddRule(rule), cancellationToken), _addresses.Recognition).Rule.RuleId;

    /// <summary>Ends a rule of the province.</summary>
    public Task EndRuleAsync(uint ruleId, DateTimeOffset until, CancellationToken cancellationToken) =>
        SendAsync(_rules.EndRule(ruleId, until), cancellationToken);

    /// <summary>Lets an agency, of whichever province, bridge documents to this province.</summary>
    public Task AccreditBridgeAsync(
        AgencyId agency, DateTimeOffset from, DateTimeOffset? until, CancellationToken cancellationToken) =>
        SendAsync(_rules.AccreditBridge(agency, from, until), cancellationToken);

    /// <summary>Brings the end of an agency's latest accreditation by this province forward.</summary>
    public Task EndAccreditationAsync(
        AgencyId agency, DateTimeOffset until, CancellationToken cancellationToken) =>
        SendAsync(_rules.EndAccreditation(agency, until), cancellationToken);

    /// <summary>Sets the account that anchors for the province.</summary>
    public Task SetOperatorAsync(Address account, CancellationToken cancellationToken) =>
        SendAsync(new ConsortiumContract(_addresses.Consortium).SetOperator(account), cancellationToken);

    /// <summary>
    /// Simulates and signs a call of the province's admin, for a caller that stores it before it is sent.
    /// </summary>
    /// <exception cref="ContractRevertedException">The chain would refuse it.</exception>
    public Task<PreparedTransaction> PrepareAsync(ContractCall call, CancellationToken cancellationToken) =>
        _sender.PrepareAsync(call, cancellationToken);

    /// <summary>Forgets what was prepared and will never be sent; its nonce is free again.</summary>
    public Task AbandonAsync(PreparedTransaction transaction, CancellationToken cancellationToken) =>
        _sender.AbandonAsync(transaction, cancellationToken);

    /// <summary>Sends what was prepared, now or before a restart, and waits for its block.</summary>
    /// <returns>Mined, well or not; or that it never will be, since its nonce was used for another.</returns>
    /// <exception cref="LedgerUnavailableException">Unknown: call again with the same transaction.</exception>
    public async Task<TransactionFate> FinishAsync(
        PreparedTransaction transaction, CancellationToken cancellationToken)
    {
        _sender.Resume([transaction]);
        TransactionFate fate = await _sender.BroadcastAsync(transaction, cancellationToken);
        return fate is TransactionFate.Mined or TransactionFate.NonceTaken
            ? fate
            : await _sender.WaitAsync(transaction, Limit, cancellationToken);
    }

    /// <summary>The one event of a kind that a transaction of the registries wrote.</summary>
    /// <param name="receipt">The receipt; its event says nothing of the block's time here.</param>
    public T EventOf<T>(TransactionReceipt receipt)
        where T : RegistryEvent
    {
        ArgumentNullException.ThrowIfNull(receipt);
        return receipt.Logs.Where(log => _addresses.All.Contains(log.Contract))
            .Select(log => RegistryEventDecoder.Decode(log, DateTimeOffset.UnixEpoch))
            .OfType<T>().Single();
    }

    /// <inheritdoc />
    public void Dispose() => _sender.Dispose();

    private Task<TransactionReceipt> SendAsync(ContractCall call, CancellationToken cancellationToken) =>
        _sender.SendAsync(call, Limit, cancellationToken);

    // Only what the event says itself is used, so the block's time does not matter here.
    private static T Only<T>(TransactionReceipt receipt, Address contract)
        where T : RegistryEvent =>
        receipt.Logs.Where(log => log.Contract == contract)
            .Select(log => RegistryEventDecoder.Decode(log, DateTimeOffset.UnixEpoch))
            .OfType<T>().Single();
}
