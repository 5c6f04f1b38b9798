namespace Certs.Grpc.Tests.Interop;

/// <summary>A program that nobody here wrote, with its arguments and additional environment.</summary>
internal sealed record ForeignCommand(string Program, params string[] Arguments)
{
    /// <summary>Added to the environment of this process.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the program runs; null: the folder of the tests.</summary>
    public string? Folder { get; init; }

    /// <summary>The same command with more arguments at its end.</summary>
    public ForeignCommand With(params string[] more) => this with { Arguments = [.. Arguments, .. more] };

    public override string ToString() => string.Join(' ', [Program, .. Arguments]);
}
