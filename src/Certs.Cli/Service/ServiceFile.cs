namespace Certs.Cli.Service;

/// <summary><c>service.json</c>, as the service writes it when it listens.</summary>
/// <param name="Plain">The plaintext address on this machine.</param>
/// <param name="Tls">The TLS address.</param>
/// <param name="Pid">The process id.</param>
/// <param name="Shared">The folder with the certificates that replicas share; null for the data folder.</param>
/// <param name="Network">The network file that pins the chain.</param>
/// <param name="Nodes">The chain nodes that the service reads.</param>
internal sealed record ServiceFile(
    Uri Plain, Uri Tls, int Pid, string? Shared, string Network, IReadOnlyList<Uri> Nodes);
