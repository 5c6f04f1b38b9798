namespace Certs.Server.Storage;

/// <summary>What is in no batch yet of one series.</summary>
/// <param name="First">The first of them; the next place when none waits.</param>
/// <param name="Count">How many; 0: none waits.</param>
internal sealed record WaitingLeaves(CertificateId First, long Count);
