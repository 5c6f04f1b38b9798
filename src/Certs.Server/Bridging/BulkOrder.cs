using Certs.Core;

namespace Certs.Server.Bridging;

/// <summary>Statements for all certificates of an agency.</summary>
/// <param name="Issuer">The issuing agency.</param>
/// <param name="Province">The relying province.</param>
/// <param name="Body">The bridging agency; null: any of this node that may.</param>
/// <param name="ValidFor">How long they are to hold; null: as long as is usual.</param>
/// <param name="From">The position in the agency's series to begin at.</param>
internal sealed record BulkOrder(AgencyId Issuer, ushort Province, AgencyId? Body, TimeSpan? ValidFor, long From);
