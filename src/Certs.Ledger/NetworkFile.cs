using System.Text.Json;
using System.Text.Json.Serialization;
using Certs.Core;
using Certs.Ledger.Contracts;

namespace Certs.Ledger;

/// <summary>What a chain must be for its answers to count: the content of <c>network.json</c>.</summary>
/// <remarks>
/// Written when the contracts are deployed, handed on to every verifier, and never changed afterwards.
/// </remarks>
/// <param name="ChainId">The chain's id (EIP-155).</param>
/// <param name="GenesisHash">The hash of block 0.</param>
/// <param name="IsDevelopment">
/// True for a chain that may lose blocks; its reader starts over instead of stopping.
/// </param>
/// <param name="Contracts">Where the contracts are.</param>
/// <param name="CodeHashes">
/// The Keccak-256 of each contract's code, in the order of <see cref="ContractAddresses.All"/>.
/// </param>
/// <param name="DeployedBlock">The first block in which one of the contracts wrote an event.</param>
public sealed record NetworkFile(
    long ChainId, Hash32 GenesisHash, bool IsDevelopment, ContractAddresses Contracts,
    IReadOnlyList<Hash32> CodeHashes, long DeployedBlock)
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>
    /// Where certificates of this network are anchored, as documents name it: <c>eip155:6201:0x…</c>.
    /// </summary>
    public string ChainName => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"eip155:{ChainId}:{Contracts.Anchors.ToLowerHex()}");

    /// <summary>Reads a network file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="FormatException">It is no network file.</exception>
    public static NetworkFile Read(string path)
    {
        byte[] content = File.ReadAllBytes(path);
        try
        {
            NetworkFileJson json = JsonSerializer.Deserialize<NetworkFileJson>(content, Format)
                ?? throw new FormatException($"{path} is empty.");
            return json.ToNetwork();
        }
        catch (JsonException malformed)
        {
            throw new FormatException($"{path} is no network file: {malformed.Message}", malformed);
        }
    }

    /// <summary>Writes the file; a reader sees the former one or this one, never a part.</summary>
    public void Write(string path) => AtomicFile.Write(
        path, JsonSerializer.SerializeToUtf8Bytes(NetworkFileJson.Of(this), Format),
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

    /// <inheritdoc />
    public bool Equals(NetworkFile? other) => other is not null
        && ChainId == other.ChainId && GenesisHash == other.GenesisHash
        && IsDevelopment == other.IsDevelopment
        && Contracts == other.Contracts && DeployedBlock == other.DeployedBlock
        && CodeHashes.SequenceEqual(other.CodeHashes);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(ChainId, GenesisHash, Contracts);
}
