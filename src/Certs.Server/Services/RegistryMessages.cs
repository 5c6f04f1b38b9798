using Certs.Api.V1;
using Certs.Core;
using Certs.Core.Registry;
using Certs.Core.Types;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Certs.Server.Services;

/// <summary>Writes what the registries hold as it goes over the wire.</summary>
internal static class RegistryMessages
{
    /// <summary>Where something was recorded.</summary>
    public static RecordPlace ToMessage(ChainPoint point) =>
        new() { BlockNumber = point.BlockNumber, BlockTime = point.BlockTime.ToTimestamp() };

    /// <summary>The block that an answer is as of.</summary>
    public static AsOf ToMessage(ChainHead head) => new()
    {
        BlockNumber = head.BlockNumber,
        BlockTime = head.BlockTime.ToTimestamp(),
        BlockHash = ToBytes(head.BlockHash),
    };

    /// <summary>A hash.</summary>
    public static ByteString ToBytes(Hash32 hash) => ByteString.CopyFrom(hash.ToArray());

    /// <summary>An algorithm.</summary>
    public static SuiteRating ToMessage(SuiteRecord suite) => new()
    {
        Number = suite.Number,
        Name = suite.Name,
        Version = suite.Version,
        IssueFrom = suite.IssueFrom?.ToTimestamp(),
        IssueUntil = suite.IssueUntil?.ToTimestamp(),
        AcceptUntil = suite.AcceptUntil?.ToTimestamp(),
        BrokenSince = suite.BrokenSince?.ToTimestamp(),
        Recorded = ToMessage(suite.RecordedAt),
    };

    /// <summary>An agency with its types and keys.</summary>
    public static RegisteredAgency ToMessage(
        AgencyRecord agency, IEnumerable<(Hash32 Type, TypeAuthority Authority)> types, IEnumerable<KeyRecord> keys)
    {
        RegisteredAgency message = new()
        {
            Urn = agency.Agency.ToString(),
            ProfileDigest = ToBytes(agency.Profile),
            ValidFrom = agency.Open.From.ToTimestamp(),
            ValidUntil = agency.Open.Until?.ToTimestamp(),
            Successor = agency.Successor?.ToString() ?? "",
            Recorded = ToMessage(agency.RecordedAt),
        };
        message.Types_.AddRange(types.Select(ToMessage));
        message.Keys.AddRange(keys.Select(ToMessage));
        return message;
    }

    /// <summary>A key with its history.</summary>
    public static RegisteredKey ToMessage(KeyRecord key) => new()
    {
        KeyId = ToBytes(key.KeyId),
        Suite = (Suite)key.Suite,
        ValidFrom = key.Valid.From.ToTimestamp(),
        ValidUntil = key.Valid.Until?.ToTimestamp(),
        Recorded = ToMessage(key.RecordedAt),
        Revocation = key.Revocation is { } revocation
            ? new Api.V1.KeyRevocation
            {
                Reason = (KeyRevocationReason)revocation.Reason,
                InvalidFrom = revocation.InvalidFrom.ToTimestamp(),
                Recorded = ToMessage(revocation.RecordedAt),
            }
            : null,
    };

    private static AuthorisedType ToMessage((Hash32 Type, TypeAuthority Authority) type)
    {
        AuthorisedType message = new()
        {
            Type = CertificateTypes.BuiltIn.Find(type.Type)?.Vct ?? "",
            TypeId = ToBytes(type.Type),
        };
        message.Periods.AddRange(type.Authority.Periods.Select(period =>
            new TypePeriod { ValidFrom = period.From.ToTimestamp(), ValidUntil = period.Until?.ToTimestamp() }));
        return message;
    }
}
