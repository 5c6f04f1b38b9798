using Certs.Core.Documents.Json;
using Certs.Core.Proofs;

namespace Certs.Core.Bundles;

/// <summary>Writes trust files in their one canonical form (<c>docs/bundle-format.md</c>).</summary>
public static class TrustFileWriter
{
    /// <summary>The whole file, signatures and all.</summary>
    public static byte[] Write(SignedTrustFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        JsonBuffer buffer = new(file.Content.Length + 4096);
        try
        {
            buffer.Append("{\"signatures\":["u8);
            for (int i = 0; i < file.Signatures.Count; i++)
            {
                ProvinceSignature signature = file.Signatures[i];
                buffer.Append(i == 0 ? default : ","u8);
                buffer.Append("{\"province\":"u8);
                buffer.AppendInteger(signature.Province, "trust");
                buffer.Append(",\"value\":"u8);
                buffer.AppendBase64Url(signature.Value.ToBytes());
                buffer.Append("}"u8);
            }

            buffer.Append("],\"trust\":"u8);
            buffer.Append(file.Content.Span);
            buffer.Append("}"u8);
            return buffer.ToArray();
        }
        finally
        {
            buffer.Dispose();
        }
    }

    /// <summary>The bytes that provinces sign.</summary>
    internal static byte[] WriteContent(TrustFile trust)
    {
        ArgumentNullException.ThrowIfNull(trust);
        JsonBuffer buffer = new(64 * 1024);
        try
        {
            Append(ref buffer, trust);
            return buffer.ToArray();
        }
        finally
        {
            buffer.Dispose();
        }
    }


    private static void Append(ref JsonBuffer buffer, TrustFile trust)
    {
        AppendInteger(ref buffer, "{\"chain_id\":"u8, trust.ChainId);
        AppendCheckpoints(ref buffer, trust.Checkpoints);
        buffer.Append(",\"consensus\":"u8);
        buffer.AppendQuoted(ConsensusNames.Of(trust.Consensus));
        AppendContract(ref buffer, ",\"contracts\":{\"anchors\":"u8, trust.Anchors);
        AppendContract(ref buffer, ",\"status\":"u8, trust.Status);
        buffer.Append("},\"development\":"u8);
        buffer.Append(trust.IsDevelopment ? "true"u8 : "false"u8);
        AppendHash(ref buffer, ",\"genesis\":"u8, trust.GenesisHash);
        AppendTime(ref buffer, ",\"made_at\":"u8, trust.MadeAt);
        AppendRegistries(ref buffer, trust.Registries);
        AppendProvinces(ref buffer, trust.RelyingProvinces);
        AppendRoot(ref buffer, trust.Root);
        buffer.Append(",\"unknown_members\":"u8);
        buffer.Append(trust.UnknownMembers == UnknownMembers.Allowed ? "true"u8 : "false"u8);
        AppendInteger(ref buffer, ",\"valid_for\":{\"checkpoint\":"u8, Seconds(trust.ValidFor.Checkpoint));
        AppendInteger(ref buffer, ",\"file\":"u8, Seconds(trust.ValidFor.File));
        AppendInteger(ref buffer, ",\"status\":"u8, Seconds(trust.ValidFor.Status));
        AppendInteger(ref buffer, "},\"version\":"u8, trust.Version);
        buffer.Append("}"u8);
    }

    private static void AppendCheckpoints(ref JsonBuffer buffer, IReadOnlyList<TrustedCheckpoint> checkpoints)
    {
        buffer.Append(",\"checkpoints\":["u8);
        for (int i = 0; i < checkpoints.Count; i++)
        {
            TrustedCheckpoint one = checkpoints[i];
            buffer.Append(i == 0 ? default : ","u8);
            AppendInteger(ref buffer, "{\"block\":"u8, one.Height);
            AppendInteger(ref buffer, ",\"epoch\":"u8, one.EpochLength);
            AppendHash(ref buffer, ",\"hash\":"u8, one.BlockHash);
            AppendTime(ref buffer, ",\"time\":"u8, one.Time);
            buffer.Append(",\"validators\":["u8);
            for (int j = 0; j < one.Validators.Count; j++)
            {
                buffer.Append(j == 0 ? default : ","u8);
                buffer.AppendBase64Url(one.Validators[j].ToArray());
            }

            buffer.Append("]}"u8);
        }

        buffer.Append("]"u8);
    }

    private static void AppendContract(
        ref JsonBuffer buffer, scoped ReadOnlySpan<byte> name, TrustedContract contract)
    {
        buffer.Append(name);
        buffer.Append("{\"address\":"u8);
        buffer.AppendBase64Url(contract.Address.ToArray());
        AppendHash(ref buffer, ",\"code\":"u8, contract.CodeHash);
        AppendInteger(ref buffer, ",\"layout\":"u8, contract.Layout);
        buffer.Append("}"u8);
    }

    private static void AppendRegistries(ref JsonBuffer buffer, RegistrySnapshot registries)
    {
        AppendInteger(ref buffer, ",\"registries\":{\"block\":"u8, registries.Head.BlockNumber);
        buffer.Append(",\"events\":["u8);
        for (int i = 0; i < registries.Events.Count; i++)
        {
            buffer.Append(i == 0 ? default : ","u8);
            RegistryEventWriter.Append(ref buffer, registries.Events[i]);
        }

        AppendHash(ref buffer, "],\"hash\":"u8, registries.Head.BlockHash);
        AppendTime(ref buffer, ",\"time\":"u8, registries.Head.BlockTime);
        buffer.Append("}"u8);
    }

    private static void AppendProvinces(ref JsonBuffer buffer, IReadOnlyList<ushort> provinces)
    {
        buffer.Append(",\"relying_provinces\":["u8);
        for (int i = 0; i < provinces.Count; i++)
        {
            buffer.Append(i == 0 ? default : ","u8);
            buffer.AppendInteger(provinces[i], "trust");
        }

        buffer.Append("]"u8);
    }

    private static void AppendRoot(ref JsonBuffer buffer, TrustRoot root)
    {
        buffer.Append(",\"root\":{\"signers\":["u8);
        for (int i = 0; i < root.Signers.Count; i++)
        {
            buffer.Append(i == 0 ? default : ","u8);
            buffer.Append("{\"account\":"u8);
            buffer.AppendBase64Url(root.Signers[i].Account.ToArray());
            AppendInteger(ref buffer, ",\"province\":"u8, root.Signers[i].Province);
            buffer.Append("}"u8);
        }

        AppendInteger(ref buffer, "],\"threshold\":"u8, root.Threshold);
        buffer.Append("}"u8);
    }

    private static void AppendInteger(ref JsonBuffer buffer, scoped ReadOnlySpan<byte> name, long value)
    {
        buffer.Append(name);
        buffer.AppendInteger(value, "trust");
    }

    private static void AppendHash(ref JsonBuffer buffer, scoped ReadOnlySpan<byte> name, Hash32 hash)
    {
        buffer.Append(name);
        buffer.AppendBase64Url(hash.ToArray());
    }

    private static void AppendTime(ref JsonBuffer buffer, scoped ReadOnlySpan<byte> name, DateTimeOffset time) =>
        AppendInteger(ref buffer, name, time.ToUnixTimeSeconds());

    private static long Seconds(TimeSpan period) => (long)period.TotalSeconds;
}
