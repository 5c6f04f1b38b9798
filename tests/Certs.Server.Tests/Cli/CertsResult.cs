namespace Certs.Server.Tests.Cli;

/// <summary>How a run of the command line ended.</summary>
/// <param name="ExitCode">What it told the shell.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">Its standard error.</param>
internal sealed record CertsResult(int ExitCode, string Output, string Errors);
