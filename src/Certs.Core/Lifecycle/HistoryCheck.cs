using Certs.Core.Registry;
using Certs.Core.Suites;

namespace Certs.Core.Lifecycle;

/// <summary>
/// Whether a list of a certificate's changes is complete and unaltered, held against nothing but the one word that the
/// chain has of the certificate.
/// </summary>
/// <remarks>
/// Each word holds a hash over the one before, so whoever knows the newest word notices every change that is left out,
/// altered, doubled or put elsewhere. The link has 128 bits: to find another history for a word takes 2^128 attempts.
/// </remarks>
public static class HistoryCheck
{
    /// <summary>Looks for faults.</summary>
    /// <param name="entries">The changes as told, oldest first.</param>
    /// <param name="onChain">
    /// What the chain has of the certificate, read or proven by the reader itself; null: it was never changed.
    /// </param>
    /// <returns>Empty: the list is complete and is what the chain says, up to <paramref name="onChain"/>.</returns>
    public static IReadOnlyList<HistoryFault> Run(IReadOnlyList<StatusEntry> entries, StatusRecord? onChain)
    {
        ArgumentNullException.ThrowIfNull(entries);
        List<HistoryFault> faults = [];
        Hash32 former = StatusLink.NoWord;
        uint sequence = 0;
        foreach (StatusEntry entry in entries)
        {
            Check(entry, former, ++sequence, faults);
            former = StatusLink.Word(entry.Record);
        }

        if (CheckEnd(entries, onChain) is { } end)
        {
            faults.Add(end);
        }

        return faults;
    }

    private static void Check(StatusEntry entry, Hash32 former, uint sequence, List<HistoryFault> faults)
    {
        if (entry.Record.Sequence != sequence)
        {
            faults.Add(new HistoryFault(HistoryRule.SequenceBroken, entry.Record.Sequence));
        }

        if (entry.Record.Link != StatusLink.Of(former, entry.Record, entry.Detail))
        {
            faults.Add(new HistoryFault(HistoryRule.LinkBroken, entry.Record.Sequence));
        }

        if (!entry.DetailText.IsEmpty && new Hash32(Hashing.Sha256(entry.DetailText.Span)) != entry.Detail)
        {
            faults.Add(new HistoryFault(HistoryRule.DetailAltered, entry.Record.Sequence));
        }
    }

    private static HistoryFault? CheckEnd(IReadOnlyList<StatusEntry> entries, StatusRecord? onChain)
    {
        uint told = entries.Count == 0 ? 0 : entries[^1].Record.Sequence;
        uint known = onChain?.Sequence ?? 0;
        return told < known ? new HistoryFault(HistoryRule.EndWithheld, known)
            : told > known ? new HistoryFault(HistoryRule.NotOnChain, told)
            : entries.Count > 0 && entries[^1].Record != onChain ? new HistoryFault(HistoryRule.EndDiffers, told)
            : null;
    }
}
