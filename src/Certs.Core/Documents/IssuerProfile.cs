namespace Certs.Core.Documents;

/// <summary>Who the issuing agency is, inside the signed payload; its salted digest stands in the registry.</summary>
/// <param name="Code">The agency's unified social credit code (GB 32100-2015).</param>
/// <param name="NameZh">The agency's name in Chinese.</param>
/// <param name="NameEn">The agency's name in English.</param>
/// <param name="Salt">128 random bits, BASE64URL, fixed per agency.</param>
/// <param name="Digest">SHA-256 of the canonical JSON of the member <c>iss_profile</c>.</param>
public sealed record IssuerProfile(string Code, string NameZh, string NameEn, string Salt, Hash32 Digest);
