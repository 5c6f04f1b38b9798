namespace Certs.Core.Lifecycle;

/// <summary>What a reason for a change means.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Act">The one act that it is a reason for.</param>
/// <param name="Code">Its name on the wire, such as <c>GRANT_UNLAWFUL</c>.</param>
/// <param name="Zh">In Chinese.</param>
/// <param name="En">In English.</param>
public sealed record ReasonMeaning(ChangeReason Reason, ChangeAct Act, string Code, string Zh, string En);
