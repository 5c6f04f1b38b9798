namespace Certs.Server.Webhooks;

/// <summary>A webhook leads to where none may lead.</summary>
internal sealed class TargetRefusedException(string message) : IOException(message);
