using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Numbers;
using Certs.Server.Storage;

namespace Certs.Server.Issuing;

/// <summary>An agency that this node issues for.</summary>
/// <param name="Agency">Its number.</param>
/// <param name="Code">Its unified social credit code.</param>
/// <param name="Profile">Who it is, as its documents say.</param>
/// <param name="Keys">Its keys, by suite, then newest first. The chain says which may sign.</param>
internal sealed record Issuer(
    AgencyId Agency, UnifiedSocialCreditCode Code, IssuerProfile Profile, IReadOnlyList<AgencyKeyRow> Keys);
