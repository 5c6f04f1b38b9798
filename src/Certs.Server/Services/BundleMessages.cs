using Certs.Api.V1;
using Certs.Core.Bundles;
using Certs.Core.Documents;
using Certs.Core.Registry;
using Certs.Server.Refusals;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Certs.Server.Services;

/// <summary>Bundles and trust files on the wire.</summary>
internal static class BundleMessages
{
    /// <summary>The bundle in a request.</summary>
    /// <exception cref="RefusedException">It is none.</exception>
    public static Bundle ToBundle(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return BundleReader.Read(bytes);
        }
        catch (DocumentFormatException wrong)
        {
            throw new RefusedException(RefusalReason.FieldInvalid, "bundle", wrong.Message);
        }
    }

    /// <summary>The bytes of a bundle in the form that was asked for.</summary>
    public static ByteString ToBytes(Bundle bundle, BundleForm form) => UnsafeByteOperations.UnsafeWrap(
        form == BundleForm.Compact ? BundleWriter.WriteBinary(bundle) : BundleWriter.WriteJson(bundle));

    /// <summary>A block on the wire.</summary>
    public static AsOf ToMessage(this ChainHead head) => new()
    {
        BlockNumber = head.BlockNumber,
        BlockTime = Timestamp.FromDateTimeOffset(head.BlockTime),
        BlockHash = ByteString.CopyFrom(head.BlockHash.ToArray()),
    };
}
