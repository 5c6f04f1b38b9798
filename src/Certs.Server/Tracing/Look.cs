using Certs.Core;

namespace Certs.Server.Tracing;

/// <summary>One verdict, as it is kept in memory until the next flush.</summary>
/// <param name="Handle">SHA-256 of the document's handle.</param>
/// <param name="Asker">Who asked.</param>
/// <param name="Minute">When: whole minutes since 1970-01-01 UTC.</param>
/// <param name="Relying">The province that it was judged for.</param>
/// <param name="Action">What the window does.</param>
/// <param name="Standing">What held.</param>
internal readonly record struct Look(
    Hash32 Handle, Asker Asker, int Minute, ushort Relying, byte Action, byte Standing);
