using System.Numerics;
using Certs.Core;
using Certs.Core.Evm;
using Certs.Core.Suites;
using Certs.Ledger.Evm;

namespace Certs.Ledger.Contracts;

/// <summary>
/// The face of IssuerRegistry. Everything is written by the admin of the agency's province.
/// </summary>
/// <param name="address">Where it is.</param>
public sealed class IssuerRegistryContract(Address address)
{
    internal static readonly AbiFunction AddAgencyFunction = new("addAgency(bytes32,uint40)", "(uint32)");
    internal static readonly AbiFunction CloseAgencyFunction = new("closeAgency(uint32,uint40,uint32)");
    internal static readonly AbiFunction AuthoriseTypeFunction = new(
        "authoriseType(uint32,bytes32,uint40,uint40)");
    internal static readonly AbiFunction EndTypeFunction = new("endType(uint32,bytes32,uint40)");
    internal static readonly AbiFunction AddKeyFunction = new(
        "addKey(uint32,uint16,bytes,uint40,uint40)", "(bytes32)");
    internal static readonly AbiFunction RetireKeyFunction = new("retireKey(uint32,bytes32,uint40)");
    internal static readonly AbiFunction RevokeKeyFunction = new("revokeKey(uint32,bytes32,uint8,uint40)");
    internal static readonly AbiFunction AgencyCountFunction = new("agencyCountOf(uint16)", "(uint16)");

    /// <summary>Enters the sender's next agency.</summary>
    /// <param name="profile">SHA-256 of the canonical <c>iss_profile</c>.</param>
    /// <param name="from">From when it may issue.</param>
    public ContractCall AddAgency(Hash32 profile, DateTimeOffset from) =>
        ContractCall.Of(address, AddAgencyFunction, profile, ChainTime.ToSeconds(from));

    /// <summary>Ends an agency.</summary>
    /// <param name="agency">The agency.</param>
    /// <param name="until">The first moment at which it is closed.</param>
    /// <param name="successor">Who takes over its certificates; null: nobody.</param>
    public ContractCall CloseAgency(AgencyId agency, DateTimeOffset until, AgencyId? successor) =>
        ContractCall.Of(
        address, CloseAgencyFunction, agency.Number, ChainTime.ToSeconds(until), successor?.Number ?? 0);

    /// <summary>Lets an agency issue a certificate type.</summary>
    /// <param name="agency">The agency.</param>
    /// <param name="type">SHA-256 of the type's <c>vct</c>.</param>
    /// <param name="from">The first moment.</param>
    /// <param name="until">The first moment at which it may no longer; null: open.</param>
    public ContractCall AuthoriseType(
        AgencyId agency, Hash32 type, DateTimeOffset from, DateTimeOffset? until) =>
        ContractCall.Of(
            address, AuthoriseTypeFunction, agency.Number, type, ChainTime.ToSeconds(from),
            ChainTime.ToSeconds(until));

    /// <summary>Ends an agency's entitlement to a certificate type.</summary>
    public ContractCall EndType(AgencyId agency, Hash32 type, DateTimeOffset until) =>
        ContractCall.Of(address, EndTypeFunction, agency.Number, type, ChainTime.ToSeconds(until));

    /// <summary>
    /// Enters a key. Its id is SHA-256 of <paramref name="spki"/>; the agency can never enter it again.
    /// </summary>
    /// <param name="agency">The agency.</param>
    /// <param name="suite">
    /// The one suite that the key signs with; the chain refuses one that may not be issued with.
    /// </param>
    /// <param name="spki">SubjectPublicKeyInfo, DER, 44 to 600 bytes.</param>
    /// <param name="from">The first moment at which it signs.</param>
    /// <param name="until">The first moment at which it no longer does; null: open.</param>
    public ContractCall AddKey(
        AgencyId agency, Suite suite, ReadOnlyMemory<byte> spki, DateTimeOffset from,
        DateTimeOffset? until) =>
        ContractCall.Of(
            address, AddKeyFunction, agency.Number, (ushort)suite, spki.ToArray(), ChainTime.ToSeconds(from),
            ChainTime.ToSeconds(until));

    /// <summary>Shortens the period of an agency's key. What it signed before stays good.</summary>
    public ContractCall RetireKey(AgencyId agency, Hash32 keyId, DateTimeOffset until) =>
        ContractCall.Of(address, RetireKeyFunction, agency.Number, keyId, ChainTime.ToSeconds(until));

    /// <summary>
    /// Revokes an agency's key for ever; signatures proven to exist before <paramref name="invalidFrom"/>
    /// stay good.
    /// </summary>
    public ContractCall RevokeKey(
        AgencyId agency, Hash32 keyId, byte reason, DateTimeOffset invalidFrom) => ContractCall.Of(
            address, RevokeKeyFunction, agency.Number, keyId, reason, ChainTime.ToSeconds(invalidFrom));

    /// <summary>How many agencies a province has entered: the sequence number of its newest.</summary>
    public NodeQuestion<ushort> AgencyCount(ushort province)
    {
        NodeQuestion<byte[]> view = NodeQuestions.View(address, AgencyCountFunction.EncodeCall(province));
        return new(view.Call, result =>
            (ushort)(BigInteger)AgencyCountFunction.DecodeResult(view.Read(result))[0]);
    }
}
