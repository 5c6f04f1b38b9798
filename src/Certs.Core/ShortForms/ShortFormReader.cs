using Certs.Core.Bundles;
using Certs.Core.Documents;
using Certs.Core.Evm;
using Certs.Core.Merkle;

namespace Certs.Core.ShortForms;

/// <summary>Reads the bytes of a short form.</summary>
internal static class ShortFormReader
{
    /// <summary>Reads.</summary>
    /// <exception cref="DocumentFormatException">With the broken rule and the place.</exception>
    public static Bundle Read(ReadOnlyMemory<byte> bytes)
    {
        BundleInput input = new(bytes, "short form");
        Bundle bundle = new() { Document = ShortDocument.Read(input), Witness = ReadWitness(input) };
        input.End();
        return bundle;
    }

    private static WitnessEvidence ReadWitness(BundleInput input) => new()
    {
        BlockNumber = input.Long(DocumentLimits.LargestNumber),
        BlockHash = ReadHash(input),
        BlockTime = ReadTime(input),
        AnchorTime = ReadTime(input),
        SuiteBitmap = (ushort)input.Number(ushort.MaxValue),
        Kind = input.Byte(),
        Status = input.Flag() ? ReadHash(input) : default,
        Facts = new InclusionProof(
            input.Long(uint.MaxValue), input.Long(uint.MaxValue),
            input.Many(InclusionProof.MaxPathLength, from => from.Raw(32))),
        Signatures = ReadSignatures(input),
    };

    private static ProvinceSignature[] ReadSignatures(BundleInput input)
    {
        ushort last = 0;
        return input.Many(BundleLimits.Signers, from =>
        {
            ushort province = (ushort)from.Number(ushort.MaxValue);
            ReadOnlySpan<byte> value = from.Raw(RecoverableSignature.Length).Span;
            if (province <= last || value[64] > 1)
            {
                throw from.Refuse(FormatRule.BadValue);
            }

            last = province;
            return new ProvinceSignature(province, RecoverableSignature.FromBytes(value));
        });
    }

    private static Hash32 ReadHash(BundleInput input) => new(input.Raw(32).Span);

    private static DateTimeOffset ReadTime(BundleInput input) =>
        DateTimeOffset.FromUnixTimeSeconds(input.Long(DocumentLimits.UnixSeconds));
}
