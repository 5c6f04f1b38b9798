using System.Buffers.Text;
using System.Text.Json.Nodes;
using Certs.Core.Documents;
using Certs.Core.Documents.Json;
using Certs.Core.Verification;

namespace Certs.Core.Lifecycle;

/// <summary>What is to be said of a change besides its word: who did it, by which law. The chain has only its hash.</summary>
/// <param name="Issuer">The agency that issued the certificate.</param>
/// <param name="Acting">The agency that changes it: the issuer, its successor or a superior authority.</param>
/// <param name="Handle">SHA-256 of the certificate's handle.</param>
/// <param name="Act">What is done.</param>
/// <param name="Reason">Why.</param>
/// <param name="EffectiveFrom">From when it holds, whole seconds.</param>
/// <param name="Officer">Who did it, as the authority names its staff.</param>
/// <param name="ConfirmedBy">Who confirmed it; null: nobody had to.</param>
/// <param name="LegalBasis">The law and the decision, in the authority's words.</param>
/// <param name="ReplacedBy">The number of the certificate that takes its place; null: none.</param>
/// <param name="Salt">16 random bytes: who knows everything but these cannot tell whether it was so.</param>
public sealed record ChangeDetail(
    AgencyId Issuer, AgencyId Acting, Hash32 Handle, ChangeAct Act, ChangeReason Reason, DateTimeOffset EffectiveFrom,
    string Officer, string? ConfirmedBy, string LegalBasis, string? ReplacedBy, ReadOnlyMemory<byte> Salt)
{
    /// <summary>The canonical text (RFC 8785), whose SHA-256 goes to the chain.</summary>
    public byte[] ToText()
    {
        JsonObject text = new()
        {
            ["acting"] = Acting.ToString(),
            ["act"] = Words.Of(Act),
            ["basis"] = LegalBasis,
            ["effective"] = EffectiveFrom.ToUnixTimeSeconds(),
            ["handle"] = Base64Url.EncodeToString(Handle.ToArray()),
            ["iss"] = Issuer.ToString(),
            ["officer"] = Officer,
            ["reason"] = Words.Of(Reason),
            ["salt"] = Base64Url.EncodeToString(Salt.Span),
            ["typ"] = "certs/change/1",
        };
        if (ConfirmedBy is not null)
        {
            text["confirmed_by"] = ConfirmedBy;
        }

        if (ReplacedBy is not null)
        {
            text["replaced_by"] = ReplacedBy;
        }

        return CanonicalJson.Write(text);
    }

    /// <summary>The member <c>replaced_by</c> of a text; null: it has none.</summary>
    /// <exception cref="DocumentFormatException">It is no such text.</exception>
    public static string? ReplacedByIn(ReadOnlySpan<byte> text) =>
        StrictJson.ParseObject(text, "detail")["replaced_by"]?.GetValue<string>();
}
