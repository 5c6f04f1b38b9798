using Certs.Server.Storage;

namespace Certs.Server.Bridging;

/// <summary>The answer to a request for a bridge statement.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="IsNew">Whether it was made for this request; false: it was there before.</param>
internal sealed record RequestedStatement(StoredStatement Statement, bool IsNew);
