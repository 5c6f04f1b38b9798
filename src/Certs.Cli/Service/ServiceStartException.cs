namespace Certs.Cli.Service;

/// <summary>
/// A service that this program started ended before it listened; the message has what it said last.
/// </summary>
internal sealed class ServiceStartException(string message) : Exception(message);
