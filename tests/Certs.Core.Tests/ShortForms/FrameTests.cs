using Certs.Core.Bundles;
using Certs.Core.Documents;
using Certs.Core.ShortForms;
using Certs.Testing.Bundles;
using Certs.Testing.Chain;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.ShortForms;

/// <summary>A full bundle in codes that are shown one after the other.</summary>
public sealed class FrameTests
{
    [Fact]
    public void Frames_in_any_order_any_number_of_times_and_among_others_give_the_bundle()
    {
        byte[] whole = Bundle();
        Random random = new(3);
        string[] texts = [.. Frame.Split(whole).Concat(Frame.Split(whole.AsMemory(1))).Select(frame => frame.ToText())];
        random.Shuffle(texts);
        FrameCollector collector = new();

        byte[][] found = [.. texts.Concat(texts[..3]).Select(text => collector.Add(Frame.Read(text))).OfType<byte[]>()];

        Assert.Contains(found, one => one.AsSpan().SequenceEqual(whole));
        Assert.All(texts, text => Assert.InRange(text.Length, 60, 1_270));
    }

    [Fact]
    public void A_frame_of_another_bundle_under_the_same_digest_is_noticed_and_all_come_again()
    {
        byte[] whole = Bundle();
        IReadOnlyList<Frame> frames = Frame.Split(whole);
        FrameCollector collector = new();
        Frame foreign = frames[0] with { Part = new byte[Frame.PartBytes] };

        byte[]?[] first = [collector.Add(foreign), .. frames.Skip(1).Select(collector.Add)];
        byte[]?[] second = [.. frames.Select(collector.Add)];

        Assert.All(first, Assert.Null);
        Assert.Equal(whole, second[^1]);
        Assert.Equal(frames.Count, collector.CountOf(frames[0]));
    }

    [Fact]
    public void A_changed_character_is_refused_or_leaves_another_frame()
    {
        Frame frame = Frame.Split(Bundle())[1];
        string text = frame.ToText();
        Random random = new(5);
        for (int turn = 0; turn < 500; turn++)
        {
            char[] changed = text.ToCharArray();
            int at = random.Next(changed.Length);
            changed[at] = changed[at] == 'A' ? 'B' : 'A';

            Frame? read = TryRead(changed);

            Assert.False(read is not null && read.Digest == frame.Digest && read.Index == frame.Index
                && read.Count == frame.Count && read.Part.Span.SequenceEqual(frame.Part.Span));
        }
    }

    private static Frame? TryRead(ReadOnlySpan<char> text)
    {
        try
        {
            return Frame.Read(text);
        }
        catch (DocumentFormatException)
        {
            return null;
        }
    }

    private static byte[] Bundle()
    {
        using TestValidators validators = TestValidators.Make(4);
        return BundleWriter.WriteBinary(new OfflineScenario(new ScenarioBuilder().Build(), new TestBlocks(validators)).Bundle);
    }
}
