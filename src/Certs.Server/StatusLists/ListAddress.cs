using System.Globalization;
using Certs.Core;

namespace Certs.Server.StatusLists;

/// <summary>The addresses of lists: those of an agency stand under one, and a list is never asked for by certificate.</summary>
internal static class ListAddress
{
    /// <summary>The path under which everything of this kind stands.</summary>
    public const string Path = "/status-lists";

    /// <summary>The agency's part of an address: <c>62-1</c>.</summary>
    public static string Segment(AgencyId agency) =>
        string.Create(CultureInfo.InvariantCulture, $"{agency.Province}-{agency.Sequence}");

    /// <summary>The agency of a part of an address; null: it is none.</summary>
    public static AgencyId? FindAgency(string segment) =>
        AgencyId.TryParse("urn:certs:agency:" + segment.Replace('-', ':'), out AgencyId agency) && Segment(agency) == segment
            ? agency
            : null;

    /// <summary>Where all lists of an agency are told.</summary>
    public static string OfAgency(string address, AgencyId agency) => $"{address}{Path}/{Segment(agency)}";

    /// <summary>Where a list is.</summary>
    public static string OfList(string address, AgencyId agency, int list) =>
        string.Create(CultureInfo.InvariantCulture, $"{OfAgency(address, agency)}/{list}");

    /// <summary>The number of a list of the agency from its address; null: it is none of the agency's.</summary>
    public static int? FindList(string uri, AgencyId agency)
    {
        string before = $"{Path}/{Segment(agency)}/";
        int start = uri.LastIndexOf('/') + 1;
        return uri.AsSpan(0, start).EndsWith(before, StringComparison.Ordinal)
            && int.TryParse(uri.AsSpan(start), NumberStyles.None, CultureInfo.InvariantCulture, out int list)
            && list > 0
            ? list
            : null;
    }

    /// <summary>
    /// The agency as <c>did:web</c> (its document is <c>did.json</c> under the agency's address): host, with the colon of a
    /// port as %3A, and the parts of the path, with colons between.
    /// </summary>
    public static string Did(string address, AgencyId agency)
    {
        Uri uri = new(OfAgency(address, agency));
        string host = uri.IsDefaultPort ? uri.Host : $"{uri.Host}%3A{uri.Port.ToString(CultureInfo.InvariantCulture)}";
        return $"did:web:{host}{uri.AbsolutePath.Replace('/', ':')}";
    }
}
