namespace Certs.Core.Registry;

/// <summary>Adds to a <see cref="RegistryLog"/> what relying provinces said of bridging bodies.</summary>
internal static class AccreditationWriter
{
    /// <summary>Adds an accreditation or its end.</summary>
    public static void Append(RegistryLog log, RegistryEvent recorded)
    {
        switch (recorded)
        {
            case RegistryEvent.BridgeAccredited accredited:
                Add(log, accredited);
                break;
            case RegistryEvent.AccreditationEnded ended:
                End(log, ended);
                break;
        }
    }

    private static void Add(RegistryLog log, RegistryEvent.BridgeAccredited added)
    {
        IReadOnlyList<AccreditedPeriod> earlier = Find(log, added.Province, added.Agency)?.Periods ?? [];
        RegistryWriter.Require(
            earlier.Count == 0 || earlier[^1].Period.Until <= added.From, added,
            $"province {added.Province} accredited {added.Agency} for a part of the period before");
        AccreditedPeriod period = new(new Period(added.From, added.Until), added.At, null);
        BridgeAccreditation accreditation = new(
            added.Province, added.Agency, [.. earlier, period], added.At);
        RegistryLog.Push(log.Accreditations, (added.Province, added.Agency), accreditation, added.At);
    }

    private static void End(RegistryLog log, RegistryEvent.AccreditationEnded ended)
    {
        BridgeAccreditation? earlier = Find(log, ended.Province, ended.Agency);
        RegistryWriter.Require(
            earlier is not null, ended, $"province {ended.Province} never accredited {ended.Agency}");
        AccreditedPeriod latest = earlier!.Periods[^1];
        AccreditedPeriod shortened = latest with
        {
            Period = latest.Period.EndingBy(ended.Until),
            EndRecordedAt = ended.At,
        };
        BridgeAccreditation accreditation = earlier with
        {
            Periods = [.. earlier.Periods.SkipLast(1), shortened],
            RecordedAt = ended.At,
        };
        RegistryLog.Push(log.Accreditations, (ended.Province, ended.Agency), accreditation, ended.At);
    }

    private static BridgeAccreditation? Find(RegistryLog log, ushort province, AgencyId agency) =>
        log.Accreditations.GetValueOrDefault((province, agency))?.Value;
}
