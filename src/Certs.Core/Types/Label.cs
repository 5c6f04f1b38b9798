namespace Certs.Core.Types;

/// <summary>What people are shown, in the two languages of the service.</summary>
/// <param name="Zh">Chinese (zh-CN).</param>
/// <param name="En">English.</param>
public sealed record Label(string Zh, string En);
