using Certs.Core.Suites;

namespace Certs.Core.Registry;

/// <summary>
/// A key of an agency, as known at a block. A key has exactly one suite for its whole life.
/// </summary>
public sealed record KeyRecord
{
    private readonly KeyMaterial _material;

    internal KeyRecord(RegistryEvent.KeyAdded added)
    {
        KeyId = added.KeyId;
        Agency = added.Agency;
        Suite = added.Suite;
        Valid = new Period(added.From, added.Until);
        RecordedAt = added.At;
        _material = new KeyMaterial(added.Suite, added.Spki);
    }

    /// <summary>SHA-256 of <see cref="Spki"/>.</summary>
    public Hash32 KeyId { get; }

    /// <summary>The agency that the key belongs to.</summary>
    public AgencyId Agency { get; }

    /// <summary>The one suite of the key. May be a number that this implementation does not have.</summary>
    public Suite Suite { get; }

    /// <summary>From when until when the key may sign; a retirement only shortens it.</summary>
    public Period Valid { get; init; }

    /// <summary>The revocation; null: not revoked.</summary>
    public KeyRevocation? Revocation { get; init; }

    /// <summary>Where on the chain the key was entered.</summary>
    public ChainPoint RecordedAt { get; }

    /// <summary>The public key as registered: DER SubjectPublicKeyInfo.</summary>
    public ReadOnlyMemory<byte> Spki => _material.Spki;

    /// <summary>
    /// The key ready to verify, loaded at the first call and kept for every view of this registry; null when
    /// this implementation has no such suite or refuses the key. Safe for any number of threads.
    /// </summary>
    public VerificationKey? Load() => _material.Load();
}
