namespace Certs.Server.Tracing;

/// <summary>Verdicts on one certificate that are kept as one. A row of the table <c>verifications</c>.</summary>
/// <param name="Kind">What they have in common.</param>
/// <param name="First">The minute of the first, since 1970-01-01 UTC.</param>
/// <param name="Last">The minute of the last.</param>
/// <param name="Verdicts">How many.</param>
internal readonly record struct Looks(LookKind Kind, int First, int Last, long Verdicts)
{
    /// <summary>One verdict.</summary>
    public static Looks Of(in Look look) => new(LookKind.Of(look), look.Minute, look.Minute, 1);

    /// <summary>These and others of the same kind.</summary>
    public Looks With(Looks other) => this with
    {
        First = Math.Min(First, other.First),
        Last = Math.Max(Last, other.Last),
        Verdicts = Verdicts + other.Verdicts,
    };
}
