using Certs.Api.V1;
using Certs.Core.Bridging;
using Certs.Core.Registry;
using Certs.Core.Types;
using Certs.Server.Storage;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Certs.Server.Services;

/// <summary>Writes agencies and keys as they go over the wire.</summary>
internal static class AdministrationMessages
{
    /// <summary>An agency; with what the chain says of its types, when the chain can be asked.</summary>
    public static Agency ToMessage(AgencyRow row, RegistryView? view)
    {
        Agency agency = new()
        {
            Urn = row.Agency.ToString(),
            Code = row.Code,
            NameZh = row.NameZh,
            NameEn = row.NameEn,
        };
        agency.CertificateTypes.AddRange(CertificateTypes.BuiltIn.All
            .Where(type => view?.FindTypeAuthority(row.Agency, type.TypeId) is not null)
            .Select(type => type.Vct));
        if (view?.FindTypeAuthority(row.Agency, BridgeType.Id) is not null)
        {
            agency.CertificateTypes.Add(BridgeType.Vct);
        }

        return agency;
    }

    /// <summary>A key; with the period that the chain says, when the chain can be asked.</summary>
    public static Key ToMessage(AgencyKeyRow row, RegistryView? view)
    {
        Period? valid = view?.FindKey(row.Agency, row.KeyId)?.Valid;
        return new Key
        {
            KeyId = ByteString.CopyFrom(row.KeyId.ToArray()),
            Agency = row.Agency.ToString(),
            Suite = (Suite)row.Suite,
            Spki = ByteString.CopyFrom(row.Spki),
            ValidFrom = (valid?.From ?? row.RegisteredAt).ToTimestamp(),
            ValidUntil = valid?.Until?.ToTimestamp(),
            HeldHere = row.IsHeldHere,
        };
    }
}
