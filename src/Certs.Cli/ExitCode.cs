namespace Certs.Cli;

/// <summary>
/// What the command line tells the shell. The numbers never change (64 and 69 as in sysexits.h).
/// </summary>
internal static class ExitCode
{
    /// <summary>It worked; for <c>verify</c>: accept.</summary>
    public const int Accept = 0;

    /// <summary>Refused; for <c>verify</c>: reject.</summary>
    public const int Reject = 1;

    /// <summary>Undecided, or not recognised.</summary>
    public const int Undecided = 2;

    /// <summary>The command line itself was wrong, or a file it names.</summary>
    public const int Usage = 64;

    /// <summary>The service or the chain could not be reached, or a service did not start.</summary>
    public const int Unavailable = 69;
}
