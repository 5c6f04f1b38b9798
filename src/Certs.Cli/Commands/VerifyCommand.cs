namespace Certs.Cli.Commands;
internal static class VerifyCommand { public static System.CommandLine.Command Create() => new("verify"); }
