using System.Text.Json;
using System.Text.Json.Serialization;
using Certs.Core.Evm;
using Certs.Core.Numbers;
using Certs.Ledger;

namespace Certs.Cli.Network;

/// <summary>
/// The list of founding provinces: <c>{"members": [{"province": 62, "admin": "0x…", "operator": "0x…", "validator":
/// "0x…"}, …]}</c>. Addresses only: each province keeps its keys to itself.
/// </summary>
internal static class MembersFile
{
    private const int Fewest = 2;

    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>Reads the list.</summary>
    /// <exception cref="UsageException">It is none; the message says what is wrong with which entry.</exception>
    public static IReadOnlyList<ConsortiumMember> Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new UsageException($"There is no file {path}.");
        }

        try
        {
            Content content = JsonSerializer.Deserialize<Content>(File.ReadAllBytes(path), Format)
                ?? throw new UsageException($"{path} is empty.");
            return Check(path, content.Members);
        }
        catch (JsonException malformed)
        {
            throw new UsageException($"{path}: {malformed.Message}");
        }
        catch (FormatException malformed)
        {
            throw new UsageException($"{path}: {malformed.Message}");
        }
    }

    private static ConsortiumMember[] Check(string path, IReadOnlyList<Entry> entries)
    {
        ConsortiumMember[] members = [.. entries.Select(entry => entry.ToMember())];
        if (members.Length < Fewest)
        {
            throw new UsageException($"{path}: a consortium has {Fewest} members or more.");
        }

        if (Array.Find(members, member => !Province.TryFind(member.Province, out _)) is { } unknown)
        {
            throw new UsageException($"{path}: there is no province {unknown.Province} (GB/T 2260).");
        }

        if (members.DistinctBy(member => member.Province).Count() < members.Length)
        {
            throw new UsageException($"{path}: a province stands there twice.");
        }

        Address[] accounts =
        [
            .. members.SelectMany(member => new[] { member.Admin, member.Operator, member.Validator })
                .Where(account => account != default),
        ];
        return accounts.Distinct().Count() == accounts.Length && members.All(member => member.Admin != default)
            ? members
            : throw new UsageException($"{path}: every account is another one, and each member has an admin.");
    }

    private sealed record Content(IReadOnlyList<Entry> Members);

    private sealed record Entry(ushort Province, string Admin, string Operator, string Validator)
    {
        public ConsortiumMember ToMember() => new(
            Province, Address.Parse(Admin), Address.Parse(Operator), Address.Parse(Validator));
    }
}
