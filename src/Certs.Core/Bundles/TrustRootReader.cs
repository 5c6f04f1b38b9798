using Certs.Core.Documents;
using Certs.Core.Documents.Json;
using Certs.Core.Evm;

namespace Certs.Core.Bundles;

/// <summary>Reads who may sign trust files.</summary>
internal static class TrustRootReader
{
    /// <summary>Reads the root.</summary>
    public static TrustRoot Read(ref CanonicalReader reader)
    {
        List<TrustSigner> signers = [];
        reader.StartObject();
        reader.Member("signers"u8);
        reader.StartArray();
        while (reader.NextElement())
        {
            reader.StartObject();
            reader.Member("account"u8);
            Address account = reader.ReadAddress("root.account");
            reader.Member("province"u8);
            ushort province = (ushort)reader.ReadNumber("root.province", 1, ushort.MaxValue);
            reader.EndObject();
            bool isInPlace = signers.Count < BundleLimits.Signers
                && !(province <= signers.LastOrDefault()?.Province)
                && signers.All(signer => signer.Account != account);
            signers.Add(isInPlace
                ? new TrustSigner(province, account)
                : throw reader.Refuse(FormatRule.BadValue, "root.signers"));
        }

        reader.Member("threshold"u8);
        int threshold = (int)reader.ReadNumber("root.threshold", 1, BundleLimits.Signers);
        reader.EndObject();
        return threshold <= signers.Count
            ? new TrustRoot(threshold, signers)
            : throw reader.Refuse(FormatRule.BadValue, "root.threshold");
    }
}
