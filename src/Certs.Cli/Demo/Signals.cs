using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Certs.Cli.Demo;

/// <summary>POSIX signals that .NET does not send.</summary>
internal static partial class Signals
{
    // The numbers on Linux.
    private const int SigContinue = 18;
    private const int SigStop = 19;

    /// <summary>Stops a process in its tracks: its port stays open and nothing answers.</summary>
    public static void Pause(Process process) => _ = Kill(process.Id, SigStop);

    /// <summary>Lets a stopped process go on.</summary>
    public static void Continue(Process process) => _ = Kill(process.Id, SigContinue);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int pid, int signal);
}
