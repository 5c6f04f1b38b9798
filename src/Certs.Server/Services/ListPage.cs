using System.Globalization;
using Certs.Server.Refusals;

namespace Certs.Server.Services;

/// <summary>One page of a list that is in memory. Its token is the key of the last item that was sent.</summary>
internal static class ListPage
{
    private const int Usual = 100;
    private const int Largest = 1000;

    /// <summary>Cuts a page out of a list.</summary>
    /// <param name="all">The whole list in its order.</param>
    /// <param name="keyOf">The key of an item, 1 or more, once in a list.</param>
    /// <param name="size">The request's <c>page_size</c>.</param>
    /// <param name="token">The request's <c>page_token</c>.</param>
    /// <returns>The items, and the token of the page after them; empty: there is none.</returns>
    /// <exception cref="RefusedException">The size is out of range, or the token not of this list.</exception>
    public static (IReadOnlyList<T> Items, string Next) Of<T>(
        IEnumerable<T> all, Func<T, uint> keyOf, int size, string token)
    {
        if (size is < 0 or > Largest)
        {
            throw RequestFields.Invalid("page_size", $"1 to {Largest}, or 0 for {Usual}");
        }

        List<T> items = [.. After(all, keyOf, token).Take((size == 0 ? Usual : size) + 1)];
        if (items.Count <= (size == 0 ? Usual : size))
        {
            return (items, "");
        }

        items.RemoveAt(items.Count - 1);
        return (items, keyOf(items[^1]).ToString(CultureInfo.InvariantCulture));
    }

    private static IEnumerable<T> After<T>(IEnumerable<T> all, Func<T, uint> keyOf, string token)
    {
        if (token.Length == 0)
        {
            return all;
        }

        if (!uint.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out uint last))
        {
            throw new RefusedException(RefusalReason.PageTokenInvalid, "page_token", "One that this list gave.");
        }

        return all.SkipWhile(item => keyOf(item) != last).Skip(1);
    }
}
