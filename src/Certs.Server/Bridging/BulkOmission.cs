using Certs.Server.Refusals;

namespace Certs.Server.Bridging;

/// <summary>A certificate for which no statement was made.</summary>
/// <param name="Number">Its licence identifier.</param>
/// <param name="Why">Why not.</param>
internal sealed record BulkOmission(string Number, RefusedException Why);
