namespace Certs.Server.Statistics;

/// <summary>What is counted of a verdict that was not recognised or undetermined. Everything is out of closed lists.</summary>
/// <param name="Month">The month of the verdict.</param>
/// <param name="Issuing">The issuing province; 0: the document could not be read, or there is no such province.</param>
/// <param name="Relying">The relying province.</param>
/// <param name="Type">A type's URN that this node has; empty: another.</param>
/// <param name="Suites">Bit n − 1 is set when a signature of suite n verified.</param>
/// <param name="Seal">The seal's generation; 0: none that could be read.</param>
/// <param name="Reason">A code of the reason table.</param>
internal readonly record struct ObstacleKind(
    Month Month, ushort Issuing, ushort Relying, string Type, ushort Suites, byte Seal, string Reason)
{
    // Cheaper than the generated one, which reads both texts; there are few of each, and their lengths tell most apart.
    public override int GetHashCode() => HashCode.Combine(
        Month.Number, (Issuing << 16) | Relying, (Suites << 8) | Seal, (Type.Length << 16) | Reason.Length);
}
