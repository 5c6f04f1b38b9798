using Certs.Api.V1;
using Certs.Core.Bridging;
using Certs.Core.Numbers;
using Certs.Core.Suites;
using Certs.Core.Types;
using Certs.Server.Administration;
using Certs.Server.Refusals;
using Google.Protobuf.Collections;
using Suite = Certs.Core.Suites.Suite;

namespace Certs.Server.Services;

/// <summary>Reads what the operator asks for.</summary>
internal static class AdministrationRequests
{
    private const int MostTypes = 100;

    /// <summary>The agency to be entered.</summary>
    public static AgencyOrder ToOrder(CreateAgencyRequest request)
    {
        Guid requestId = RequestFields.RequestId(request.RequestId);
        if (!UnifiedSocialCreditCode.TryParse(request.Code, out _, out _))
        {
            throw new RefusedException(
                RefusalReason.FieldInvalid, "code", "a unified social credit code (GB 32100-2015) with its check character");
        }

        return new AgencyOrder(
            requestId, request.Code, RequestFields.Text("name_zh", request.NameZh, 100),
            RequestFields.Text("name_en", request.NameEn, 200), ToTypes(request.CertificateTypes));
    }

    /// <summary>The public key that an agency brings.</summary>
    public static VerificationKey ToKey(Suite suite, ReadOnlySpan<byte> spki)
    {
        try
        {
            return VerificationKey.Import(suite, spki);
        }
        catch (KeyRefusedException refused)
        {
            throw new RefusedException(RefusalReason.FieldInvalid, "spki", refused.Message);
        }
    }

    /// <summary>Why a key is revoked, by the numbers of RFC 5280 §5.3.1.</summary>
    public static byte ToReason(KeyRevocationReason reason) =>
        reason != KeyRevocationReason.Unspecified && Enum.IsDefined(reason)
            ? (byte)reason
            : throw RequestFields.Invalid("reason", "one of the reasons of the list");

    private static List<AgencyType> ToTypes(RepeatedField<string> names)
    {
        if (names.Count is 0 or > MostTypes)
        {
            throw new RefusedException(RefusalReason.FieldInvalid, "certificate_types", $"1 to {MostTypes} types");
        }

        return [.. names.Distinct().Select(ToType)];
    }

    // Statements have no type file: they are documents of their own form.
    private static AgencyType ToType(string name)
    {
        if (name == BridgeType.Vct)
        {
            return new AgencyType(name, BridgeType.Id);
        }

        return CertificateTypes.BuiltIn.Find(name) is { } type
            ? new AgencyType(type.Vct, type.TypeId)
            : throw new RefusedException(
                RefusalReason.FieldInvalid, "certificate_types", "a type's URN that this node has");
    }
}
