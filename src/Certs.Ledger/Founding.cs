using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Certs.Core;
using Certs.Core.Evm;
using Certs.Ledger.Contracts;

namespace Certs.Ledger;

/// <summary>
/// A founding that was begun: which contracts it makes is fixed by it, so that one that was cut off goes on with the same
/// and makes none twice.
/// </summary>
/// <param name="ChainId">The chain's id.</param>
/// <param name="GenesisHash">The hash of block 0.</param>
/// <param name="Deployer">The account that creates the contracts and does nothing else meanwhile.</param>
/// <param name="FirstNonce">The nonce of the first contract; the others follow, one each.</param>
/// <param name="DeployedBlock">The first block in which one of the contracts can have written an event.</param>
/// <param name="Content">SHA-256 over members and suites.</param>
public sealed record Founding(
    long ChainId, Hash32 GenesisHash, Address Deployer, ulong FirstNonce, long DeployedBlock, Hash32 Content)
{
    /// <summary>SHA-256 over what a consortium is founded with.</summary>
    public static Hash32 ContentOf(
        IReadOnlyList<ConsortiumMember> members, IReadOnlyList<SuiteAssessment> suites)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(suites);
        StringBuilder text = new();
        foreach (ConsortiumMember member in members)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{member.Province} {member.Admin} {member.Operator} {member.Validator}\n");
        }

        foreach (SuiteAssessment suite in suites)
        {
            DateTimeOffset?[] times = [suite.IssueFrom, suite.IssueUntil, suite.AcceptUntil, suite.BrokenSince];
            string seconds = string.Join(' ', times.Select(time => time?.ToUnixTimeSeconds() ?? 0));
            text.Append(
                CultureInfo.InvariantCulture,
                $"{suite.Number} {suite.Name} {Convert.ToHexString(suite.Oid.Span)} {seconds}\n");
        }

        return new Hash32(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null: there is no such file.</summary>
    /// <exception cref="FormatException">It is no such file.</exception>
    public static Founding? Find(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            Json json = JsonSerializer.Deserialize<Json>(File.ReadAllBytes(path), JsonSerializerOptions.Web)
                ?? throw new FormatException($"{path} is empty.");
            return new Founding(
                json.ChainId, Hash32.FromHex(json.GenesisHash), Address.Parse(json.Deployer), json.FirstNonce,
                json.DeployedBlock, Hash32.FromHex(json.Content));
        }
        catch (JsonException malformed)
        {
            throw new FormatException($"{path} is no founding that was begun: {malformed.Message}", malformed);
        }
    }

    /// <summary>Keeps it; a reader sees the former file or this one, never a part.</summary>
    public void Write(string path) => AtomicFile.Write(
        path, JsonSerializer.SerializeToUtf8Bytes(
            new Json(
                ChainId, GenesisHash.ToString(), Deployer.ToLowerHex(), FirstNonce, DeployedBlock, Content.ToString()),
            JsonSerializerOptions.Web));

    private sealed record Json(
        long ChainId, string GenesisHash, string Deployer, ulong FirstNonce, long DeployedBlock, string Content);
}
