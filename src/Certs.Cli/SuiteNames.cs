using Certs.Api.V1;

namespace Certs.Cli;

/// <summary>The suites by the names that people write.</summary>
internal static class SuiteNames
{
    /// <summary>The suite with a name such as <c>SM2</c> or <c>es256</c>.</summary>
    /// <exception cref="UsageException">There is none; the message lists them.</exception>
    public static Suite Parse(string name) =>
        Enum.TryParse(name, ignoreCase: true, out Suite suite) && Enum.IsDefined(suite) && suite != Suite.Unspecified
            ? suite
            : throw new UsageException(
                $"There is no suite '{name}'. There are: {string.Join(", ", Enum.GetValues<Suite>().Skip(1).Select(Of))}.");

    /// <summary>The name, as in a document's <c>alg</c>.</summary>
    public static string Of(Suite suite) => suite switch
    {
        Suite.Eddsa => "EdDSA",
        _ => suite.ToString().ToUpperInvariant(),
    };
}
