using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Certs.Core.Documents.Json;
using Certs.Core.Suites;

namespace Certs.Core.StatusLists;

/// <summary>
/// The W3C's form of a list: a <c>BitstringStatusListCredential</c> (Bitstring Status List v1.0 §2.2) with a proof of the
/// cryptosuite <c>ecdsa-rdfc-2019</c> (Data Integrity ECDSA Cryptosuites v1.0 §3.2).
/// </summary>
/// <remarks>
/// The suite hashes the credential as RDF. Every credential made here has the same statements with other values, and all
/// but the proof have names, so its canonical form (RDFC-1.0) is those statements as N-Quads in order: written, not computed.
/// </remarks>
public static class BitstringCredential
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/vc";

    private const string Context = "https://www.w3.org/ns/credentials/v2";
    private const string Suite = "ecdsa-rdfc-2019";
    private const string Type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    private const string Credentials = "https://www.w3.org/2018/credentials#";
    private const string Status = "https://www.w3.org/ns/credentials/status#";
    private const string Security = "https://w3id.org/security#";
    private const string Moment = "http://www.w3.org/2001/XMLSchema#dateTime";

    /// <summary>The list's address for one purpose.</summary>
    public static string AddressOf(PublishedFacts facts, StatusPurpose purpose)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return $"{facts.Uri}/{StatusPurposes.Word(purpose)}";
    }

    /// <summary>What is to be signed: the hash values of the proof's statements and of the credential's, 64 bytes.</summary>
    /// <param name="facts">What the list says of itself.</param>
    /// <param name="purpose">What its bits mean.</param>
    /// <param name="encoded"><c>encodedList</c>, from <see cref="StatusList.ToBitstring"/>.</param>
    public static byte[] SigningInput(PublishedFacts facts, StatusPurpose purpose, string encoded) =>
        [.. HashOf(ProofQuads(facts)), .. HashOf(CredentialQuads(facts, purpose, encoded))];

    /// <summary>The credential with its proof, as JSON.</summary>
    /// <param name="facts">What the list says of itself.</param>
    /// <param name="purpose">What its bits mean.</param>
    /// <param name="encoded"><c>encodedList</c>.</param>
    /// <param name="signature">r‖s over <see cref="SigningInput"/>, 64 bytes.</param>
    public static byte[] Write(
        PublishedFacts facts, StatusPurpose purpose, string encoded, ReadOnlySpan<byte> signature)
    {
        string id = AddressOf(facts, purpose);
        return CanonicalJson.Write(new JsonObject
        {
            ["@context"] = new JsonArray(Context),
            ["credentialSubject"] = new JsonObject
            {
                ["encodedList"] = encoded,
                ["id"] = id + "#list",
                ["statusPurpose"] = StatusPurposes.Word(purpose),
                ["ttl"] = Milliseconds(facts),
                ["type"] = "BitstringStatusList",
            },
            ["id"] = id,
            ["issuer"] = facts.Did,
            ["proof"] = new JsonObject
            {
                ["created"] = Text(facts.AsOf),
                ["cryptosuite"] = Suite,
                ["proofPurpose"] = "assertionMethod",
                ["proofValue"] = Multibase.Base58(signature),
                ["type"] = "DataIntegrityProof",
                ["verificationMethod"] = MethodOf(facts),
            },
            ["type"] = new JsonArray("VerifiableCredential", "BitstringStatusListCredential"),
            ["validFrom"] = Text(facts.AsOf),
            ["validUntil"] = Text(facts.Expires),
        });
    }

    private static string[] ProofQuads(PublishedFacts facts) =>
    [
        $"_:c14n0 <http://purl.org/dc/terms/created> {Literal(Text(facts.AsOf), Moment)}",
        $"_:c14n0 <{Type}> <{Security}DataIntegrityProof>",
        $"_:c14n0 <{Security}cryptosuite> {Literal(Suite, Security + "cryptosuiteString")}",
        $"_:c14n0 <{Security}proofPurpose> <{Security}assertionMethod>",
        $"_:c14n0 <{Security}verificationMethod> <{MethodOf(facts)}>",
    ];

    private static string[] CredentialQuads(PublishedFacts facts, StatusPurpose purpose, string encoded)
    {
        string id = $"<{AddressOf(facts, purpose)}>";
        string list = $"<{AddressOf(facts, purpose)}#list>";
        return
        [
            $"{list} <{Type}> <{Status}BitstringStatusList>",
            $"{list} <{Status}encodedList> {Literal(encoded, Security + "multibase")}",
            $"{list} <{Status}statusPurpose> \"{StatusPurposes.Word(purpose)}\"",
            $"{list} <{Status}ttl> {Literal(
                Milliseconds(facts).ToString(CultureInfo.InvariantCulture), "http://www.w3.org/2001/XMLSchema#integer")}",
            $"{id} <{Type}> <{Credentials}VerifiableCredential>",
            $"{id} <{Type}> <{Status}BitstringStatusListCredential>",
            $"{id} <{Credentials}credentialSubject> {list}",
            $"{id} <{Credentials}issuer> <{facts.Did}>",
            $"{id} <{Credentials}validFrom> {Literal(Text(facts.AsOf), Moment)}",
            $"{id} <{Credentials}validUntil> {Literal(Text(facts.Expires), Moment)}",
        ];
    }

    // In the order of code points, each line ended (RDFC-1.0 §4.4.3 step 7).
    private static byte[] HashOf(string[] quads) => Hashing.Sha256(Encoding.UTF8.GetBytes(
        string.Concat(quads.Select(quad => quad + " .\n").Order(StringComparer.Ordinal))));

    private static string MethodOf(PublishedFacts facts) =>
        $"{facts.Did}#{Base64Url.EncodeToString(facts.KeyId.ToArray())}";

    private static string Literal(string value, string type) => $"\"{value}\"^^<{type}>";

    private static long Milliseconds(PublishedFacts facts) => (long)facts.TimeToLive.TotalMilliseconds;

    private static string Text(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
