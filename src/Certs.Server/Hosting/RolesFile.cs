using System.Text.Json;
using Certs.Core;
using Certs.Core.Numbers;

namespace Certs.Server.Hosting;

/// <summary>
/// <c>&lt;data&gt;/roles.json</c>: which key has which roles. A line taken out takes effect with the next call, which is
/// how a client certificate is withdrawn at once.
/// </summary>
/// <remarks>
/// <c>{"&lt;SPKI SHA-256, hex&gt;": {"roles": ["issuer"], "agencies": ["urn:certs:agency:62:1"]}}</c>; without
/// <c>agencies</c> every agency of the province. Roles follow the key, never a name in the certificate. A member
/// <c>organisation</c> (at most 80 characters) is what histories call the key's holder: an organisation, never a person. A
/// member <c>holders</c> lists the unified social credit codes whose certificates it may watch: an enterprise its own.
/// </remarks>
internal sealed class RolesFile
{
    private const int LongestName = 80;

    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true, WriteIndented = true };

    private readonly string _path;
    private readonly Lock _gate = new();
    private volatile Snapshot _snapshot = new(default, new Dictionary<string, Caller>());

    /// <summary>Opens the file in <paramref name="dataFolder"/>; at the first start grants each role its own certificate.</summary>
    public RolesFile(string dataFolder, LocalAuthority authority)
    {
        _path = Path.Combine(dataFolder, "roles.json");
        if (!File.Exists(_path))
        {
            Dictionary<string, Entry> first = Enum.GetValues<Role>().ToDictionary(
                authority.FingerprintOf, role => new Entry([role.ToString().ToLowerInvariant()], null));
            PrivateFiles.Write(_path, JsonSerializer.Serialize(first, Json));
        }
    }

    /// <summary>The caller with that key; null when the file does not name it.</summary>
    /// <exception cref="InvalidDataException">The file cannot be read as described; nobody has a role then.</exception>
    public Caller? Find(string fingerprint)
    {
        DateTime written = File.GetLastWriteTimeUtc(_path);
        if (_snapshot.Written != written)
        {
            lock (_gate)
            {
                _snapshot = new Snapshot(written, Read());
            }
        }

        return _snapshot.Callers.GetValueOrDefault(fingerprint);
    }

    private Dictionary<string, Caller> Read()
    {
        try
        {
            Dictionary<string, Entry> entries =
                JsonSerializer.Deserialize<Dictionary<string, Entry>>(File.ReadAllBytes(_path), Json) ?? [];
            return entries.ToDictionary(entry => entry.Key, entry => ToCaller(entry.Key, entry.Value));
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{_path}: {wrong.Message}", wrong);
        }
    }

    private Caller ToCaller(string fingerprint, Entry entry)
    {
        HashSet<Role> roles = [.. entry.Roles.Select(ToRole)];
        HashSet<AgencyId>? agencies = entry.Agencies is null ? null : [.. entry.Agencies.Select(ToAgency)];
        return new Caller(fingerprint, roles, agencies)
        {
            Organisation = ToName(entry.Organisation ?? ""),
            Holders = (entry.Holders ?? []).Select(ToHolder).ToHashSet(StringComparer.Ordinal),
        };
    }

    private string ToName(string organisation) =>
        organisation.Length <= LongestName && !organisation.Any(char.IsControl)
            ? organisation
            : throw new InvalidDataException($"{_path}: an organisation has at most {LongestName} characters.");

    private string ToHolder(string code) =>
        UnifiedSocialCreditCode.TryParse(code, out _, out _)
            ? code
            : throw new InvalidDataException($"{_path}: '{code}' is no unified social credit code.");

    private Role ToRole(string name) =>
        Enum.TryParse(name, ignoreCase: true, out Role role) && Enum.IsDefined(role)
            ? role
            : throw new InvalidDataException($"{_path}: there is no role '{name}'.");

    private AgencyId ToAgency(string urn) =>
        AgencyId.TryParse(urn, out AgencyId agency)
            ? agency
            : throw new InvalidDataException($"{_path}: '{urn}' is no agency's URN.");

    private sealed record Snapshot(DateTime Written, IReadOnlyDictionary<string, Caller> Callers);

    private sealed record Entry(
        IReadOnlyList<string> Roles, IReadOnlyList<string>? Agencies, string? Organisation = null,
        IReadOnlyList<string>? Holders = null);
}
