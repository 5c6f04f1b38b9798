using Certs.Core;
using Certs.Core.Verification;
using Microsoft.Extensions.Options;

namespace Certs.Server.Tracing;

/// <summary>
/// Notes verdicts in memory until they are written: a list for each core, so that noting one costs a fraction of a microsecond.
/// </summary>
/// <remarks>
/// Only documents that an agency's key really signed are noted: nobody can fill the store with inventions, and what stands in
/// it is about certificates that exist.
/// </remarks>
internal sealed class LookLog(TimeProvider time, IOptions<TracingOptions> options)
{
    // Of each core, between two flushes: some 10 MB.
    private const int MostOfACore = 131_072;

    private readonly Stripe[] _stripes = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Stripe())];
    private readonly bool _isOff = options.Value.KeepFor == TimeSpan.Zero;
    private long _left;

    /// <summary>Notes a verdict.</summary>
    /// <param name="asker">Who asked; null: nobody, it is the node's own.</param>
    /// <param name="document">The document.</param>
    /// <param name="report">The verdict.</param>
    public void Note(Asker? asker, PresentedDocument document, VerificationReport report)
    {
        if (asker is null || _isOff || !IsSigned(report.Findings))
        {
            return;
        }

        int minute = (int)(time.GetUtcNow().ToUnixTimeSeconds() / 60);
        Look look = new(
            document.Handle, asker, minute, report.Inputs.RelyingProvince, (byte)report.Action,
            (byte)report.Standing.Standing);
        Stripe stripe = _stripes[(uint)Thread.GetCurrentProcessorId() % (uint)_stripes.Length];
        lock (stripe)
        {
            if (stripe.Looks.Count < MostOfACore)
            {
                stripe.Looks.Add(look);
                return;
            }
        }

        Interlocked.Increment(ref _left);
    }

    /// <summary>What was noted since the last time, put together.</summary>
    public Dictionary<(Hash32 Handle, LookKind Kind), Looks> Take()
    {
        Dictionary<(Hash32, LookKind), Looks> taken = [];
        foreach (Stripe stripe in _stripes)
        {
            foreach (Look look in stripe.Take())
            {
                Looks one = Looks.Of(look);
                (Hash32, LookKind) key = (look.Handle, one.Kind);
                taken[key] = taken.TryGetValue(key, out Looks others) ? others.With(one) : one;
            }
        }

        return taken;
    }

    /// <summary>How many were not noted since the last time, because there were too many at once.</summary>
    public long TakeLeftOut() => Interlocked.Exchange(ref _left, 0);

    private static bool IsSigned(IReadOnlyList<Finding> findings)
    {
        for (int i = 0; i < findings.Count; i++)
        {
            if (findings[i] is { Check: Check.Signature, Outcome: Outcome.Passed })
            {
                return true;
            }
        }

        return false;
    }

    private sealed class Stripe
    {
        public List<Look> Looks { get; private set; } = [];

        public List<Look> Take()
        {
            lock (this)
            {
                List<Look> taken = Looks;
                Looks = [];
                return taken;
            }
        }
    }
}
