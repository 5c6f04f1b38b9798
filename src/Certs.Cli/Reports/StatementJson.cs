using System.Text.Json.Nodes;
using Certs.Core.Bridging;
using Certs.Core.Suites;

namespace Certs.Cli.Reports;

/// <summary>What a bridge statement says, for programs.</summary>
internal static class StatementJson
{
    /// <summary>Its claims as they are signed, who signed by which suite, and where its path leads.</summary>
    public static JsonObject Of(BridgeStatement statement) => new()
    {
        ["claims"] = JsonNode.Parse(statement.PayloadBytes.Span),
        ["signatures"] = new JsonArray(
            [.. statement.Signatures.Select(signature => (JsonNode)SuiteTable.NameOf(signature.Suite))]),
        ["anchor"] = statement.Anchor is { } anchor
            ? new JsonObject
            {
                ["block"] = anchor.BlockNumber,
                ["leaf"] = anchor.Inclusion.LeafIndex,
                ["size"] = anchor.Inclusion.TreeSize,
            }
            : null,
    };
}
