using Certs.Core.Documents;
using Certs.Core.Documents.Json;
using Certs.Core.Evm;

namespace Certs.Core.Bundles;

/// <summary>Reads the checkpoints of a trust file, and the contracts that it pins.</summary>
internal static class CheckpointReader
{
    /// <summary>Reads the checkpoints, ascending, at least one.</summary>
    public static TrustedCheckpoint[] Read(ref CanonicalReader reader)
    {
        List<TrustedCheckpoint> checkpoints = [];
        reader.StartArray();
        while (reader.NextElement())
        {
            reader.StartObject();
            reader.Member("block"u8);
            long height = reader.ReadNumber("checkpoints.block", 0);
            reader.Member("epoch"u8);
            long epoch = reader.ReadNumber("checkpoints.epoch", 1);
            reader.Member("hash"u8);
            Hash32 hash = reader.ReadHash("checkpoints.hash");
            reader.Member("time"u8);
            DateTimeOffset time = reader.ReadMoment("checkpoints.time");
            reader.Member("validators"u8);
            Address[] validators = ReadValidators(ref reader);
            reader.EndObject();
            if (checkpoints.Count == BundleLimits.Checkpoints || height <= checkpoints.LastOrDefault()?.Height)
            {
                throw reader.Refuse(FormatRule.BadValue, "checkpoints");
            }

            checkpoints.Add(new TrustedCheckpoint(height, hash, time, validators, epoch));
        }

        return checkpoints.Count > 0 ? [.. checkpoints] : throw reader.Refuse(FormatRule.MissingMember, "checkpoints");
    }

    private static Address[] ReadValidators(ref CanonicalReader reader)
    {
        List<Address> validators = [];
        reader.StartArray();
        while (reader.NextElement())
        {
            Address validator = reader.ReadAddress("checkpoints.validators");
            bool isAscending = validators.Count == 0 || string.CompareOrdinal(
                validators[^1].ToLowerHex(), validator.ToLowerHex()) < 0;
            if (validators.Count == BundleLimits.Validators || !isAscending)
            {
                throw reader.Refuse(FormatRule.BadValue, "checkpoints.validators");
            }

            validators.Add(validator);
        }

        return [.. validators];
    }

    /// <summary>Reads the contracts.</summary>
    public static (TrustedContract Anchors, TrustedContract Status) ReadContracts(ref CanonicalReader reader)
    {
        reader.StartObject();
        reader.Member("anchors"u8);
        TrustedContract anchors = ReadContract(ref reader);
        reader.Member("status"u8);
        TrustedContract status = ReadContract(ref reader);
        reader.EndObject();
        return (anchors, status);
    }

    private static TrustedContract ReadContract(ref CanonicalReader reader)
    {
        reader.StartObject();
        reader.Member("address"u8);
        Address address = reader.ReadAddress("contracts.address");
        reader.Member("code"u8);
        Hash32 code = reader.ReadHash("contracts.code");
        reader.Member("layout"u8);
        int layout = (int)reader.ReadNumber("contracts.layout", 1, int.MaxValue);
        reader.EndObject();
        return layout <= ContractStorage.NewestLayout
            ? new TrustedContract(address, code, layout)
            : throw reader.Refuse(FormatRule.UnknownVersion, "contracts.layout");
    }
}
