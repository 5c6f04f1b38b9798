using Xunit;

namespace Certs.Grpc.Tests.Interop;

/// <summary>What a foreign program did. The exit code is null when it was ended at its time limit.</summary>
internal sealed record ForeignRun(ForeignCommand Command, int? ExitCode, string Output, string Errors)
{
    /// <summary>The lines of the output that are not empty.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Fails the test with all that the program said unless it ended with 0.</summary>
    public ForeignRun MustSucceed()
    {
        Assert.True(ExitCode == 0, ToString());
        return this;
    }

    public override string ToString()
    {
        string end = ExitCode is int code ? $"ended with {code}" : "was ended at its time limit";
        return $"{Command}\n{end}\n--- output\n{Output}\n--- errors\n{Errors}";
    }
}
