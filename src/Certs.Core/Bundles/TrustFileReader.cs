using Certs.Core.Documents;
using Certs.Core.Documents.Json;
using Certs.Core.Evm;
using Certs.Core.Proofs;
using Certs.Core.Registry;

namespace Certs.Core.Bundles;

/// <summary>Reads trust files strictly: canonical JSON (RFC 8785) with a closed set of members.</summary>
public static class TrustFileReader
{
    /// <summary>Reads a trust file. Whether to believe it is for <see cref="TrustGate"/>.</summary>
    /// <param name="utf8">The file's bytes; they must not change afterwards.</param>
    /// <exception cref="DocumentFormatException">With the broken rule and the place.</exception>
    public static SignedTrustFile Read(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > BundleLimits.TrustFileBytes)
        {
            throw new DocumentFormatException(FormatRule.TooLarge, "trust");
        }

        CanonicalReader reader = new(utf8.Span, "trust", BundleLimits.TrustJson);
        reader.StartObject();
        reader.Member("signatures"u8);
        ProvinceSignature[] signatures = ReadSignatures(ref reader);
        reader.Member("trust"u8);
        int start = reader.Position;
        TrustFile trust = ReadTrust(ref reader);
        ReadOnlyMemory<byte> content = utf8[start..reader.Position];
        reader.EndObject();
        reader.End();
        return new SignedTrustFile(trust, content, signatures);
    }

    private static ProvinceSignature[] ReadSignatures(ref CanonicalReader reader)
    {
        List<ProvinceSignature> signatures = [];
        reader.StartArray();
        while (reader.NextElement())
        {
            ProvinceSignature signature = ReadSignature(ref reader);
            if (signatures.Count == BundleLimits.Signers
                || signature.Province <= signatures.LastOrDefault()?.Province)
            {
                throw reader.Refuse(FormatRule.BadValue, "signatures");
            }

            signatures.Add(signature);
        }

        return [.. signatures];
    }

    private static ProvinceSignature ReadSignature(ref CanonicalReader reader)
    {
        Span<byte> value = stackalloc byte[RecoverableSignature.Length];
        reader.StartObject();
        reader.Member("province"u8);
        ushort province = (ushort)reader.ReadNumber("signatures.province", 1, ushort.MaxValue);
        reader.Member("value"u8);
        reader.ReadBytes(value, "signatures.value");
        reader.EndObject();
        return new ProvinceSignature(province, RecoverableSignature.FromBytes(value));
    }

    private static TrustFile ReadTrust(ref CanonicalReader reader)
    {
        reader.StartObject();
        reader.Member("chain_id"u8);
        long chainId = reader.ReadNumber("chain_id", 1);
        reader.Member("checkpoints"u8);
        TrustedCheckpoint[] checkpoints = CheckpointReader.Read(ref reader);
        reader.Member("consensus"u8);
        Consensus consensus = ConsensusNames.Find(reader.ReadString())
            ?? throw reader.Refuse(FormatRule.UnknownVersion, "consensus");
        reader.Member("contracts"u8);
        (TrustedContract anchors, TrustedContract status) = CheckpointReader.ReadContracts(ref reader);
        reader.Member("development"u8);
        bool isDevelopment = reader.ReadBoolean("development");
        reader.Member("genesis"u8);
        Hash32 genesis = reader.ReadHash("genesis");
        reader.Member("made_at"u8);
        DateTimeOffset madeAt = reader.ReadMoment("made_at");
        reader.Member("registries"u8);
        RegistrySnapshot registries = ReadRegistries(ref reader, chainId);
        reader.Member("relying_provinces"u8);
        ushort[] provinces = ReadProvinces(ref reader);
        reader.Member("root"u8);
        TrustRoot root = TrustRootReader.Read(ref reader);
        reader.Member("unknown_members"u8);
        UnknownMembers unknown =
            reader.ReadBoolean("unknown_members") ? UnknownMembers.Allowed : UnknownMembers.Refused;
        reader.Member("valid_for"u8);
        TrustPeriods validFor = ReadPeriods(ref reader);
        reader.Member("version"u8);
        long version = reader.ReadNumber("version", 1);
        reader.EndObject();
        return new TrustFile
        {
            Version = version,
            MadeAt = madeAt,
            ChainId = chainId,
            GenesisHash = genesis,
            Consensus = consensus,
            IsDevelopment = isDevelopment,
            UnknownMembers = unknown,
            Anchors = anchors,
            Status = status,
            Checkpoints = checkpoints,
            Registries = registries,
            RelyingProvinces = provinces,
            ValidFor = validFor,
            Root = root,
        };
    }

    private static RegistrySnapshot ReadRegistries(ref CanonicalReader reader, long chainId)
    {
        reader.StartObject();
        reader.Member("block"u8);
        long block = reader.ReadNumber("registries.block", 0);
        reader.Member("events"u8);
        List<RegistryEvent> events = [];
        reader.StartArray();
        while (reader.NextElement())
        {
            if (events.Count == BundleLimits.Events)
            {
                throw reader.Refuse(FormatRule.TooMany, "registries.events");
            }

            RegistryEvent recorded = RegistryEventReader.Read(ref reader);
            bool isInPlace = recorded.At.BlockNumber <= block
                && !(recorded.At.BlockNumber < events.LastOrDefault()?.At.BlockNumber);
            events.Add(isInPlace ? recorded : throw reader.Refuse(FormatRule.BadValue, "registries.events"));
        }

        reader.Member("hash"u8);
        Hash32 hash = reader.ReadHash("registries.hash");
        reader.Member("time"u8);
        DateTimeOffset time = reader.ReadMoment("registries.time");
        reader.EndObject();
        return new RegistrySnapshot(new ChainHead(chainId, block, hash, time), events);
    }

    private static ushort[] ReadProvinces(ref CanonicalReader reader)
    {
        List<ushort> provinces = [];
        reader.StartArray();
        while (reader.NextElement())
        {
            ushort province = (ushort)reader.ReadNumber("relying_provinces", 1, ushort.MaxValue);
            provinces.Add(provinces.Count == 0 || provinces[^1] < province
                ? province
                : throw reader.Refuse(FormatRule.BadValue, "relying_provinces"));
        }

        return [.. provinces];
    }

    private static TrustPeriods ReadPeriods(ref CanonicalReader reader)
    {
        reader.StartObject();
        reader.Member("checkpoint"u8);
        TimeSpan checkpoint = reader.ReadPeriod("valid_for.checkpoint");
        reader.Member("file"u8);
        TimeSpan file = reader.ReadPeriod("valid_for.file");
        reader.Member("status"u8);
        TimeSpan status = reader.ReadPeriod("valid_for.status");
        reader.EndObject();
        return new TrustPeriods(checkpoint, file, status);
    }
}
