using System.Net;

namespace Certs.Server.Webhooks;

/// <summary>Reads addresses of webhooks: so few forms that nothing is left to be understood in two ways.</summary>
internal static class WebhookAddress
{
    private const int LongestAddress = 2_000;

    /// <summary>Reads an address.</summary>
    /// <param name="text">
    /// <c>https://</c>, the name of a host that is allowed, and a path: no user, no other port, no fragment, no address in
    /// numbers, in just the letters in which it goes over the wire.
    /// </param>
    /// <param name="allowedHosts">The hosts that the administrator allows.</param>
    /// <returns>The address; null: it is not of that form, or of another host.</returns>
    public static Uri? TryRead(string text, IReadOnlyList<string> allowedHosts) =>
        text.Length <= LongestAddress
        && Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
        && address.Scheme == Uri.UriSchemeHttps
        && address.IsDefaultPort
        && address.UserInfo.Length == 0
        && address.Fragment.Length == 0
        && IsName(address)
        && text == address.AbsoluteUri
        && allowedHosts.Contains(address.Host, StringComparer.Ordinal)
            ? address
            : null;

    // What ends in a number is an address to some programs (127.1, 0x7f.1, 2130706433), whatever it is to others.
    private static bool IsName(Uri address) =>
        address.HostNameType == UriHostNameType.Dns
        && address.Host.Contains('.', StringComparison.Ordinal)
        && !address.Host.EndsWith('.')
        && !char.IsAsciiDigit(address.Host[address.Host.LastIndexOf('.') + 1])
        && !IPAddress.TryParse(address.Host, out _);
}
