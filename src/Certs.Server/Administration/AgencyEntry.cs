using System.Globalization;
using Certs.Core;

namespace Certs.Server.Administration;

/// <summary>What was written on the chain for an agency beside its profile, kept to write it again.</summary>
/// <param name="From">From when the agency may issue, whole seconds.</param>
/// <param name="Types">SHA-256 of each certificate type that it may issue.</param>
internal sealed record AgencyEntry(DateTimeOffset From, IReadOnlyList<Hash32> Types)
{
    /// <summary>The name under which it is kept.</summary>
    public static string FactOf(AgencyId agency) => $"agency-entry/{agency}";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static AgencyEntry Parse(string text)
    {
        string[] parts = text.Split(' ');
        return new AgencyEntry(
            DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[0], CultureInfo.InvariantCulture)),
            [.. parts.Skip(1).Select(Hash32.FromHex)]);
    }

    /// <inheritdoc />
    public override string ToString() =>
        string.Join(
            ' ',
            [
                From.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
                .. Types.Select(type => $"{type}"),
            ]);
}
