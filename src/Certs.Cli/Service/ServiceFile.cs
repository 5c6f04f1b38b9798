namespace Certs.Cli.Service;

/// <summary><c>service.json</c>, as the service writes it when it listens.</summary>
/// <param name="Plain">The plaintext address on this machine.</param>
/// <param name="Tls">The TLS address.</param>
/// <param name="Pid">The process id.</param>
internal sealed record ServiceFile(Uri Plain, Uri Tls, int Pid);
