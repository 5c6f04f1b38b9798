using Certs.Core.Documents.Json;

namespace Certs.Core.Bundles;

/// <summary>Writes bundles in either form (<c>docs/bundle-format.md</c>).</summary>
public static class BundleWriter
{
    /// <summary>The version of both forms.</summary>
    internal const int Version = 1;

    /// <summary>The compact form.</summary>
    /// <exception cref="ArgumentException">The bundle has the word of provinces, for which there is no room.</exception>
    public static byte[] WriteBinary(Bundle bundle)
    {
        CheckForm(bundle);
        BundleOutput output = new();
        output.Raw(BundleReader.Magic);
        output.Byte(Version);
        output.Bytes(bundle.Document.Span);
        output.Many(bundle.HandOvers, (to, handOver) =>
        {
            to.Bytes(handOver.First.Span);
            to.Many(handOver.Votes, (inner, vote) => inner.Bytes(vote.Span));
        });
        Write(output, bundle.Inclusion);
        output.Many(bundle.Statements, (to, statement) =>
        {
            to.Byte(statement.File is null ? 0 : 1);
            if (statement.File is { } file)
            {
                to.Bytes(file.Span);
            }

            Write(to, statement.Inclusion);
        });
        Write(output, bundle.Status);
        return output.ToArray();
    }

    /// <summary>The form for people and browsers: canonical JSON (RFC 8785).</summary>
    /// <exception cref="ArgumentException">The bundle has the word of provinces, for which there is no room.</exception>
    public static byte[] WriteJson(Bundle bundle)
    {
        CheckForm(bundle);
        JsonBuffer buffer = new(bundle.Document.Length * 2);
        try
        {
            BundleJsonWriter.Append(ref buffer, bundle);
            return buffer.ToArray();
        }
        finally
        {
            buffer.Dispose();
        }
    }

    private static void CheckForm(Bundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        if (bundle.Witness is not null)
        {
            throw new ArgumentException("Only the short form holds the word of provinces.", nameof(bundle));
        }
    }

    private static void Write(BundleOutput output, AnchorEvidence? inclusion)
    {
        output.Byte(inclusion is null ? 0 : 1);
        if (inclusion is not null)
        {
            output.Bytes(inclusion.Header.Span);
            output.Number(inclusion.Transaction);
            output.Nodes(inclusion.Receipt);
        }
    }

    private static void Write(BundleOutput output, StatusEvidence? status)
    {
        output.Byte(status is null ? 0 : 1);
        if (status is null)
        {
            return;
        }

        output.Bytes(status.Header.Span);
        output.Nodes(status.Account);
        output.Many(status.Slots, (to, slot) =>
        {
            to.Nodes(slot.Nodes);
            to.Many(slot.Earlier, (inner, earlier) =>
            {
                inner.Raw(earlier.Detail.ToArray());
                inner.Raw(earlier.Word.ToArray());
            });
        });
    }
}
