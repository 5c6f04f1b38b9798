using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Certs.Cli.Demo;

/// <summary>POSIX signals that .NET does not send.</summary>
internal static partial class Signals
{
    private const int SigStop = 19; // the number on Linux

    /// <summary>Stops a process in its tracks: its port stays open and nothing answers.</summary>
    public static void Pause(Process process) => _ = Kill(process.Id, SigStop);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int pid, int signal);
}
