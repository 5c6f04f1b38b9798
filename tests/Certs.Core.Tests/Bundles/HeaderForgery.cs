using Certs.Core.Evm;

namespace Certs.Core.Tests.Bundles;

/// <summary>Headers taken apart and put together otherwise.</summary>
internal static class HeaderForgery
{
    private const int ExtraData = 12;
    private const int Seals = 4;

    /// <summary>The header with other members.</summary>
    public static byte[] WithMembers(ReadOnlyMemory<byte> header, Func<List<RlpItem>, IEnumerable<RlpItem>> change) =>
        Rlp.Encode(RlpItem.List([.. change([.. Rlp.Decode(header.Span).Items])]));

    /// <summary>The header with other seals.</summary>
    public static byte[] WithSeals(ReadOnlyMemory<byte> header, Func<List<RlpItem>, IEnumerable<RlpItem>> change) =>
        WithMembers(header, members =>
        {
            List<RlpItem> extra = [.. Rlp.Decode(members[ExtraData].Value).Items];
            extra[Seals] = RlpItem.List([.. change([.. extra[Seals].Items])]);
            members[ExtraData] = RlpItem.Bytes(Rlp.Encode(RlpItem.List([.. extra])));
            return members;
        });

    /// <summary>How many members a header has.</summary>
    public static int CountOf(ReadOnlyMemory<byte> header) => Rlp.Decode(header.Span).Items.Count;

    /// <summary>Without the element at a place.</summary>
    public static T[] Without<T>(IReadOnlyList<T> list, int at) => [.. list.Where((_, index) => index != at)];

    /// <summary>With the element at a place twice.</summary>
    public static T[] Doubled<T>(IReadOnlyList<T> list, int at) => [.. list.Take(at + 1), .. list.Skip(at)];
}
