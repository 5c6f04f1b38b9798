using Certs.Core.Documents;
using Certs.Core.Documents.Json;

namespace Certs.Core.Bundles;

/// <summary>Reads the JSON form: canonical, with a closed set of members.</summary>
internal static class BundleJsonReader
{
    /// <summary>Reads the whole bundle.</summary>
    /// <exception cref="DocumentFormatException">With the broken rule and the place.</exception>
    public static Bundle Read(ReadOnlySpan<byte> utf8)
    {
        CanonicalReader reader = new(utf8, "bundle", BundleLimits.BundleJson);
        reader.StartObject();
        reader.Member("bundle"u8);
        if (reader.ReadInteger() != BundleWriter.Version)
        {
            throw reader.Refuse(FormatRule.UnknownVersion, "bundle");
        }

        reader.Member("document"u8);
        byte[] document = ReadBytes(ref reader, "document", DocumentLimits.FileBytes);
        reader.Member("hand_overs"u8);
        HandOverEvidence[] handOvers = ReadHandOvers(ref reader);
        AnchorEvidence? inclusion = reader.TryMember("inclusion"u8) ? ReadInclusion(ref reader) : null;
        reader.Member("statements"u8);
        StatementEvidence[] statements = ReadStatements(ref reader);
        StatusEvidence? status = reader.TryMember("status"u8) ? ReadStatus(ref reader) : null;
        reader.EndObject();
        reader.End();
        return new Bundle
        {
            Document = document,
            HandOvers = handOvers,
            Inclusion = inclusion,
            Statements = statements,
            Status = status,
        };
    }

    private static HandOverEvidence[] ReadHandOvers(ref CanonicalReader reader)
    {
        List<HandOverEvidence> handOvers = [];
        reader.StartArray();
        while (reader.NextElement())
        {
            CheckCount(ref reader, handOvers.Count, BundleLimits.HandOvers, "hand_overs");
            reader.StartObject();
            reader.Member("first"u8);
            byte[] first = ReadBytes(ref reader, "hand_overs.first", BundleLimits.HeaderBytes);
            reader.Member("votes"u8);
            List<ReadOnlyMemory<byte>> votes = [];
            reader.StartArray();
            while (reader.NextElement())
            {
                CheckCount(ref reader, votes.Count, BundleLimits.Votes, "hand_overs.votes");
                votes.Add(ReadBytes(ref reader, "hand_overs.votes", BundleLimits.HeaderBytes));
            }

            reader.EndObject();
            handOvers.Add(new HandOverEvidence(first, votes));
        }

        return [.. handOvers];
    }

    private static AnchorEvidence ReadInclusion(ref CanonicalReader reader)
    {
        reader.StartObject();
        reader.Member("header"u8);
        byte[] header = ReadBytes(ref reader, "inclusion.header", BundleLimits.HeaderBytes);
        reader.Member("receipt"u8);
        byte[][] receipt = ReadNodes(ref reader, "inclusion.receipt");
        reader.Member("transaction"u8);
        int transaction = (int)reader.ReadNumber("inclusion.transaction", 0, int.MaxValue);
        reader.EndObject();
        return new AnchorEvidence(header, transaction, receipt);
    }

    private static StatementEvidence[] ReadStatements(ref CanonicalReader reader)
    {
        List<StatementEvidence> statements = [];
        reader.StartArray();
        while (reader.NextElement())
        {
            CheckCount(ref reader, statements.Count, BundleLimits.Statements, "statements");
            reader.StartObject();
            ReadOnlyMemory<byte>? file = reader.TryMember("file"u8)
                ? ReadBytes(ref reader, "statements.file", DocumentLimits.StatementBytes)
                : null;
            AnchorEvidence? inclusion = reader.TryMember("inclusion"u8) ? ReadInclusion(ref reader) : null;
            reader.EndObject();
            statements.Add(new StatementEvidence(file, inclusion));
        }

        return [.. statements];
    }

    private static StatusEvidence ReadStatus(ref CanonicalReader reader)
    {
        reader.StartObject();
        reader.Member("account"u8);
        byte[][] account = ReadNodes(ref reader, "status.account");
        reader.Member("header"u8);
        byte[] header = ReadBytes(ref reader, "status.header", BundleLimits.HeaderBytes);
        reader.Member("slots"u8);
        List<StatusSlot> slots = [];
        reader.StartArray();
        while (reader.NextElement())
        {
            CheckCount(ref reader, slots.Count, BundleLimits.Statements + 1, "status.slots");
            reader.StartObject();
            reader.Member("earlier"u8);
            EarlierStatus[] earlier = ReadEarlier(ref reader);
            reader.Member("nodes"u8);
            slots.Add(new StatusSlot(ReadNodes(ref reader, "status.slots.nodes"), earlier));
            reader.EndObject();
        }

        reader.EndObject();
        return new StatusEvidence(header, account, slots);
    }

    private static EarlierStatus[] ReadEarlier(ref CanonicalReader reader)
    {
        List<EarlierStatus> earlier = [];
        reader.StartArray();
        while (reader.NextElement())
        {
            CheckCount(ref reader, earlier.Count, BundleLimits.Changes, "status.slots.earlier");
            reader.StartObject();
            reader.Member("detail"u8);
            Hash32 detail = reader.ReadHash("status.slots.earlier.detail");
            reader.Member("word"u8);
            earlier.Add(new EarlierStatus(detail, reader.ReadHash("status.slots.earlier.word")));
            reader.EndObject();
        }

        return [.. earlier];
    }

    private static byte[][] ReadNodes(ref CanonicalReader reader, string member)
    {
        List<byte[]> nodes = [];
        reader.StartArray();
        while (reader.NextElement())
        {
            CheckCount(ref reader, nodes.Count, BundleLimits.Nodes, member);
            nodes.Add(ReadBytes(ref reader, member, BundleLimits.NodeBytes));
        }

        return [.. nodes];
    }

    private static byte[] ReadBytes(ref CanonicalReader reader, string member, int most)
    {
        byte[] bytes = reader.ReadBinary(member);
        return bytes.Length <= most ? bytes : throw reader.Refuse(FormatRule.TooLarge, member);
    }

    private static void CheckCount(ref CanonicalReader reader, int count, int most, string member)
    {
        if (count == most)
        {
            throw reader.Refuse(FormatRule.TooMany, member);
        }
    }
}
