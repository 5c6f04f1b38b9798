namespace Certs.Server.Administration;

/// <summary>An agency to be entered, checked.</summary>
/// <param name="RequestId">Makes the call idempotent.</param>
/// <param name="Code">The unified social credit code.</param>
/// <param name="NameZh">The name in Chinese.</param>
/// <param name="NameEn">The name in English.</param>
/// <param name="Types">The types it may issue, one or more; that of bridge statements may be among them.</param>
internal sealed record AgencyOrder(
    Guid RequestId, string Code, string NameZh, string NameEn, IReadOnlyList<AgencyType> Types);
