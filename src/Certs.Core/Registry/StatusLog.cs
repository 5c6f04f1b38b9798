using System.Buffers.Binary;
using Certs.Core.Lifecycle;
using Certs.Core.Suites;

namespace Certs.Core.Registry;

/// <summary>Every change of status in the chain's order. One writer, any number of readers.</summary>
/// <param name="beginning">The mark of the place before the first change.</param>
internal sealed class StatusLog(ulong beginning)
{
    private const int HashedLength = 120;

    private LoggedStatus[] _changes = new LoggedStatus[16];
    private int _count;

    /// <summary>A log for the chain that has this block before the first change.</summary>
    public static StatusLog After(ChainHead head) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(head.BlockHash.ToArray()));

    /// <summary>Adds a change. Only the writer calls this.</summary>
    public void Add(RegistryEvent.StatusChanged change)
    {
        LoggedStatus[] changes = _changes;
        if (_count == changes.Length)
        {
            Array.Resize(ref changes, _count * 2);
        }

        ulong mark = NextMark(MarkBefore(_count), change);
        changes[_count] = new LoggedStatus(
            change, new StatusPosition(change.At.BlockNumber, change.At.LogIndex.GetValueOrDefault(), mark));

        // In this order, so that whoever sees the count sees an array that has as many.
        Volatile.Write(ref _changes, changes);
        Volatile.Write(ref _count, _count + 1);
    }

    /// <summary>How many changes lie before the place after (<paramref name="block"/>, <paramref name="logIndex"/>).</summary>
    public int CountUpTo(long block, int logIndex)
    {
        int low = 0;
        int high = Volatile.Read(ref _count);
        LoggedStatus[] changes = Volatile.Read(ref _changes);
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            StatusPosition after = changes[middle].After;
            if ((after.BlockNumber, after.LogIndex).CompareTo((block, logIndex)) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The mark of the place before the change at <paramref name="index"/>.</summary>
    public ulong MarkBefore(int index) =>
        index == 0 ? beginning : Volatile.Read(ref _changes)[index - 1].After.Mark;

    /// <summary>The changes from <paramref name="first"/> on, before <paramref name="end"/>.</summary>
    public ArraySegment<LoggedStatus> Range(int first, int end) =>
        new(Volatile.Read(ref _changes), first, end - first);

    private static ulong NextMark(ulong before, RegistryEvent.StatusChanged change)
    {
        Span<byte> hashed = stackalloc byte[HashedLength];
        BinaryPrimitives.WriteUInt64BigEndian(hashed, before);
        BinaryPrimitives.WriteInt64BigEndian(hashed[8..], change.At.BlockNumber);
        BinaryPrimitives.WriteInt32BigEndian(hashed[16..], change.At.LogIndex.GetValueOrDefault());
        BinaryPrimitives.WriteUInt32BigEndian(hashed[20..], change.Agency.Number);
        change.Handle.CopyTo(hashed[24..]);
        StatusLink.Word(change.Status).CopyTo(hashed[56..]);
        change.Detail.CopyTo(hashed[88..]);
        return BinaryPrimitives.ReadUInt64BigEndian(Hashing.Sha256(hashed));
    }
}
