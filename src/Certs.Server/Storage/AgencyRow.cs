using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>An agency that this node issues for.</summary>
/// <param name="Agency">Its number.</param>
/// <param name="Code">Its unified social credit code.</param>
/// <param name="NameZh">Its name in Chinese.</param>
/// <param name="NameEn">Its name in English.</param>
/// <param name="Salt">BASE64URL of 16 random bytes, part of the profile whose digest is on the chain.</param>
internal sealed record AgencyRow(AgencyId Agency, string Code, string NameZh, string NameEn, string Salt);
