namespace Certs.Core.Numbers;

/// <summary>What reading a licence identifier came to.</summary>
public abstract record LicenceIdentifierReading
{
    private LicenceIdentifierReading()
    {
    }

    /// <summary>It follows all rules.</summary>
    /// <param name="Identifier">The identifier.</param>
    public sealed record Good(LicenceIdentifier Identifier) : LicenceIdentifierReading;

    /// <summary>
    /// It follows all rules but for its check character, which is the one that the routine of one vendor
    /// gives for it. Such licences are in circulation: a finding of its own, not plainly malformed.
    /// </summary>
    /// <param name="Identifier">The identifier, with the check character as it was read.</param>
    public sealed record LegacyCheck(LicenceIdentifier Identifier) : LicenceIdentifierReading;

    /// <summary>It is no licence identifier.</summary>
    /// <param name="Broken">The first rule that is broken.</param>
    public sealed record Malformed(NumberRule Broken) : LicenceIdentifierReading;
}
