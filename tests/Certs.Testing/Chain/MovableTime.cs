namespace Certs.Testing.Chain;

/// <summary>The machine's clock, moved by hand. Pauses and elapsed times stay the machine's.</summary>
public sealed class MovableTime : TimeProvider
{
    private TimeSpan _moved;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _moved;

    public void Advance(TimeSpan by) => _moved += by;
}
