namespace Certs.Server.Tracing;

/// <summary>What verdicts on one certificate have in common that are kept as one: all of one hour, one asker, one outcome.</summary>
/// <param name="Hour">Whole hours since 1970-01-01 UTC.</param>
/// <param name="Asker">Who asked.</param>
/// <param name="Relying">The province that it was judged for.</param>
/// <param name="Action">What the window does.</param>
/// <param name="Standing">What held.</param>
internal readonly record struct LookKind(int Hour, Asker Asker, ushort Relying, byte Action, byte Standing)
{
    /// <summary>The kind of a verdict.</summary>
    public static LookKind Of(in Look look) =>
        new(look.Minute / 60, look.Asker, look.Relying, look.Action, look.Standing);
}
