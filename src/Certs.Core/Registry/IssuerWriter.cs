namespace Certs.Core.Registry;

/// <summary>Adds the IssuerRegistry's events to a <see cref="RegistryLog"/>.</summary>
internal static class IssuerWriter
{
    /// <summary>Adds what was said of an agency or of the types that it may issue.</summary>
    public static void AppendAgency(RegistryLog log, RegistryEvent recorded)
    {
        switch (recorded)
        {
            case RegistryEvent.AgencyAdded added:
                AgencyRecord agency = new(
                    added.Agency, added.Profile, new Period(added.From, null), null, added.At);
                RegistryWriter.Require(
                    log.Agencies.TryAdd(added.Agency, new Recorded<AgencyRecord>(agency, added.At, null)),
                    added, $"agency {added.Agency} was there before");
                break;
            case RegistryEvent.AgencyClosed closed:
                Close(log, closed);
                break;
            case RegistryEvent.TypeAuthorised authorised:
                Authorise(log, authorised);
                break;
            case RegistryEvent.TypeEnded ended:
                EndType(log, ended);
                break;
        }
    }

    /// <summary>Adds what was said of a key.</summary>
    public static void AppendKey(RegistryLog log, RegistryEvent recorded)
    {
        switch (recorded)
        {
            case RegistryEvent.KeyAdded added:
                RegistryWriter.Require(
                    log.Keys.TryAdd(
                        added.KeyId, new Recorded<KeyRecord>(new KeyRecord(added), added.At, null)),
                    added, $"key {added.KeyId} was there before");
                break;
            case RegistryEvent.KeyRetired retired:
                KeyRecord shortened = KeyOf(log, retired.KeyId, retired);
                shortened = shortened with { Valid = shortened.Valid.EndingBy(retired.Until) };
                RegistryLog.Push(log.Keys, retired.KeyId, shortened, retired.At);
                break;
            case RegistryEvent.KeyRevoked revoked:
                Revoke(log, revoked);
                break;
        }
    }

    private static void Revoke(RegistryLog log, RegistryEvent.KeyRevoked revoked)
    {
        KeyRecord key = KeyOf(log, revoked.KeyId, revoked);
        RegistryWriter.Require(key.Revocation is null, revoked, $"key {revoked.KeyId} was revoked before");
        KeyRevocation revocation = new(revoked.Reason, revoked.InvalidFrom, revoked.At);
        RegistryLog.Push(log.Keys, revoked.KeyId, key with { Revocation = revocation }, revoked.At);
    }

    private static void Close(RegistryLog log, RegistryEvent.AgencyClosed closed)
    {
        AgencyRecord? agency = log.Agencies.GetValueOrDefault(closed.Agency)?.Value;
        RegistryWriter.Require(agency is not null, closed, $"agency {closed.Agency} is unknown");
        AgencyRecord ended = agency! with
        {
            Open = agency.Open.EndingBy(closed.Until),
            Successor = closed.Successor,
            RecordedAt = closed.At,
        };
        RegistryLog.Push(log.Agencies, closed.Agency, ended, closed.At);
    }

    private static void Authorise(RegistryLog log, RegistryEvent.TypeAuthorised authorised)
    {
        IReadOnlyList<Period> earlier =
            log.Types.GetValueOrDefault((authorised.Agency, authorised.Type))?.Value.Periods ?? [];
        Period added = new(authorised.From, authorised.Until);
        TypeAuthority authority = new([.. earlier, added], authorised.At);
        RegistryLog.Push(log.Types, (authorised.Agency, authorised.Type), authority, authorised.At);
    }

    private static void EndType(RegistryLog log, RegistryEvent.TypeEnded ended)
    {
        TypeAuthority? earlier = log.Types.GetValueOrDefault((ended.Agency, ended.Type))?.Value;
        RegistryWriter.Require(earlier is not null, ended, $"type {ended.Type} was never authorised");
        Period[] shortened = [.. earlier!.Periods.Select(period => period.EndingBy(ended.Until))];
        RegistryLog.Push(
            log.Types, (ended.Agency, ended.Type), new TypeAuthority(shortened, ended.At), ended.At);
    }

    private static KeyRecord KeyOf(RegistryLog log, Hash32 keyId, RegistryEvent recorded)
    {
        KeyRecord? key = log.Keys.GetValueOrDefault(keyId)?.Value;
        RegistryWriter.Require(key is not null, recorded, $"key {keyId} is unknown");
        return key!;
    }
}
