using System.Data.Common;

namespace Certs.Server.Storage;

/// <summary>How a row of <c>batches</c> reads.</summary>
internal static class BatchRows
{
    /// <summary>The columns that <see cref="Read"/> takes, in its order.</summary>
    public const string SelectSql = """
        select b.id, b.agency, b.first_position, b.size, b.root, b.suites, b.state, b.transaction_id,
               b.block_number, b.block_hash, b.block_time, b.anchored_by
          from batches b
        """;

    /// <summary>Reads one batch.</summary>
    public static Batch Read(DbDataReader row)
    {
        CertificateId first = CertificateId.OfSeries(checked((uint)row.GetInt64(1)), row.GetInt64(2));
        AnchorPlace? place = row.IsDBNull(8)
            ? null
            : new AnchorPlace(
                row.GetInt64(8), row.GetHash(9), row.GetMoment(10), row.GetHash(11));
        return new Batch(
            row.GetInt64(0), first, row.GetInt32(3), row.GetHash(4),
            checked((ushort)row.GetInt32(5)), (AnchorStage)row.GetInt32(6),
            row.IsDBNull(7) ? null : row.GetInt64(7), place);
    }
}
