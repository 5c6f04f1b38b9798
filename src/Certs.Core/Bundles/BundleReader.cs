using Certs.Core.Documents;

namespace Certs.Core.Bundles;

/// <summary>Reads bundles of either form, strictly: every bundle has one spelling in each.</summary>
public static class BundleReader
{
    /// <summary>What the compact form starts with.</summary>
    public static ReadOnlySpan<byte> Magic => "CRTB"u8;

    /// <summary>True when bytes start as a bundle of either form does, and as no document does.</summary>
    public static bool IsBundle(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Magic) || bytes.StartsWith("{\"bundle\":"u8);

    /// <summary>Reads a bundle. What it proves is not looked at.</summary>
    /// <param name="bytes">The bytes; they must not change afterwards.</param>
    /// <exception cref="DocumentFormatException">With the broken rule and the place.</exception>
    public static Bundle Read(ReadOnlyMemory<byte> bytes) =>
        bytes.Length > BundleLimits.BundleBytes ? throw new DocumentFormatException(FormatRule.TooLarge, "bundle")
        : bytes.Span.StartsWith(Magic) ? ReadBinary(bytes[Magic.Length..])
        : BundleJsonReader.Read(bytes.Span);

    private static Bundle ReadBinary(ReadOnlyMemory<byte> bytes)
    {
        BundleInput input = new(bytes);
        if (input.Byte() != BundleWriter.Version)
        {
            throw input.Refuse(FormatRule.UnknownVersion);
        }

        Bundle bundle = new()
        {
            Document = input.Bytes(DocumentLimits.FileBytes),
            HandOvers = input.Many(BundleLimits.HandOvers, ReadHandOver),
            Inclusion = ReadInclusion(input),
            Statements = input.Many(BundleLimits.Statements, ReadStatement),
            Status = ReadStatus(input),
        };
        input.End();
        return bundle;
    }

    private static HandOverEvidence ReadHandOver(BundleInput input) => new(
        input.Bytes(BundleLimits.HeaderBytes),
        input.Many(BundleLimits.Votes, from => from.Bytes(BundleLimits.HeaderBytes)));

    private static AnchorEvidence? ReadInclusion(BundleInput input) => input.Flag()
        ? new AnchorEvidence(input.Bytes(BundleLimits.HeaderBytes), input.Number(int.MaxValue), input.Nodes())
        : null;

    private static StatementEvidence ReadStatement(BundleInput input) => new(
        input.Flag() ? input.Bytes(DocumentLimits.StatementBytes) : null, ReadInclusion(input));

    private static StatusEvidence? ReadStatus(BundleInput input) => input.Flag()
        ? new StatusEvidence(
            input.Bytes(BundleLimits.HeaderBytes), input.Nodes(), input.Many(BundleLimits.Statements + 1, ReadSlot))
        : null;

    private static StatusSlot ReadSlot(BundleInput input) => new(
        input.Nodes(),
        input.Many(BundleLimits.Changes, from => new EarlierStatus(
            new Hash32(from.Raw(32).Span), new Hash32(from.Raw(32).Span))));
}
