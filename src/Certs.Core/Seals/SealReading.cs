namespace Certs.Core.Seals;

/// <summary>What came of reading a document's seal.</summary>
public abstract record SealReading
{
    private SealReading()
    {
    }

    /// <summary>A seal of a known generation.</summary>
    /// <param name="Applied">What was read.</param>
    public sealed record Readable(AppliedSeal Applied) : SealReading;

    /// <summary>No seal of a known generation.</summary>
    /// <param name="Rule">What is broken.</param>
    /// <param name="Place">Where; holds no values.</param>
    public sealed record Unreadable(SealFormatRule Rule, string Place) : SealReading;

    /// <summary>Reads a seal. Never throws for what the bytes say.</summary>
    /// <param name="der">The DER of an SES_Signature; must not change afterwards.</param>
    public static SealReading Of(ReadOnlyMemory<byte> der)
    {
        try
        {
            return new Readable(SealReader.Read(der));
        }
        catch (SealFormatException refusal)
        {
            return new Unreadable(refusal.Rule, refusal.Place);
        }
    }
}
