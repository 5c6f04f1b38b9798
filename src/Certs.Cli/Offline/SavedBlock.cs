using System.Text.Json;
using System.Text.Json.Serialization;
using Certs.Core;
using Certs.Core.Verification;

namespace Certs.Cli.Offline;

/// <summary>A proven block as the window's files have it.</summary>
/// <param name="Block">Its height.</param>
/// <param name="Hash">Its hash in hexadecimal.</param>
/// <param name="ProvenBy">What proved it.</param>
/// <param name="Proof">The proof; empty where the trust file vouches.</param>
internal sealed record SavedBlock(long Block, string Hash, ProvenBy ProvenBy, byte[] Proof)
{
    /// <summary>How these files spell members and words.</summary>
    public static JsonSerializerOptions Format { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
        WriteIndented = true,
    };

    public static SavedBlock Of(BlockProof proof) =>
        new(proof.Height, proof.Hash.ToString(), proof.By, proof.Bytes.ToArray());

    public BlockProof ToProof() => new(Block, Hash32.FromHex(Hash), ProvenBy, Proof);
}
