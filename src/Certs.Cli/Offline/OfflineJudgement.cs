using System.CommandLine;
using Certs.Core.Bundles;
using Certs.Core.Documents;
using Certs.Core.Registry;
using Certs.Core.Types;
using Certs.Core.Verification;

namespace Certs.Cli.Offline;

/// <summary>Judges a bundle by a trust file. Nothing is asked over a network.</summary>
internal sealed class OfflineJudgement
{
    private OfflineJudgement(Evidence evidence, SignedTrustFile? trust, TrustRefusedException? refused)
    {
        Evidence = evidence;
        Trust = trust;
        Refused = refused;
        Report = Judge.Run(evidence);
    }

    /// <summary>The trust file.</summary>
    public static Option<FileInfo?> TrustOption { get; } = new("--trust")
    {
        Description = "The trust file, for --offline.",
    };

    /// <summary>What was seen before.</summary>
    public static Option<DirectoryInfo?> MemoryOption { get; } = new("--trust-memory")
    {
        Description = "Where seen trust files and proven blocks are remembered. Default: the user's own folder.",
    };

    /// <summary>What was judged.</summary>
    public Evidence Evidence { get; }

    /// <summary>The trust file; null: it could not be read.</summary>
    public SignedTrustFile? Trust { get; }

    /// <summary>Why the trust file is not believed; null: it is.</summary>
    public TrustRefusedException? Refused { get; }

    /// <summary>Files with two blocks of one height each, to be sent to the standards office; mostly none.</summary>
    public IReadOnlyList<string> Kept { get; private init; } = [];

    /// <summary>The verdict.</summary>
    public VerificationReport Report { get; }

    /// <summary>Judges a bundle.</summary>
    /// <param name="command">With <c>--trust</c>, <c>--trust-memory</c>.</param>
    /// <param name="bundle">The bundle.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="policy">The tolerances.</param>
    /// <exception cref="UsageException">There is no trust file.</exception>
    public static OfflineJudgement Of(
        ParseResult command, Bundle bundle, OfflineQuestion question, VerificationPolicy policy)
    {
        FileInfo file = command.GetValue(TrustOption)
            ?? throw new UsageException("--offline needs --trust FILE, a trust file of your province.");
        if (!file.Exists)
        {
            throw new UsageException($"{file.FullName}: there is no such file.");
        }

        SignedTrustFile? trust = null;
        try
        {
            byte[] bytes = File.ReadAllBytes(file.FullName);
            trust = Read(bytes);
            TrustFolder folder = new(command.GetValue(MemoryOption)?.FullName ?? TrustFolder.Default);
            using FileStream held = folder.Hold();
            Accept(folder, bytes, trust, question.Now);
            OfflineVerifier verifier = new(trust.Trust, CertificateTypes.BuiltIn, policy);
            BlockFolder blocks = folder.BlocksOf(trust.Trust);
            BlockMemory memory = blocks.Read();
            Evidence evidence = verifier.Gather(bundle, question, memory);
            return new OfflineJudgement(evidence, trust, null)
            {
                Kept = blocks.Keep(memory, evidence.Offline!, bytes),
            };
        }
        catch (TrustRefusedException refused)
        {
            return new OfflineJudgement(OfflineVerifier.WithoutTrust(bundle, question, refused), trust, refused);
        }
    }

    /// <summary>Refuses a <c>--known-at</c> that is not the block of the bundle's status.</summary>
    /// <exception cref="UsageException">It is another.</exception>
    public void CheckKnownAt(long? block)
    {
        if (block is { } wanted && Evidence.Registry is Core.Lookup<RegistryView>.Found(RegistryView view)
            && view.Head.BlockNumber != wanted)
        {
            throw new UsageException(Evidence.Offline?.StatusBlock is { } status
                ? $"--known-at {wanted}: without a network only {status.BlockNumber}, the block of the bundle's status."
                : $"--known-at {wanted}: the bundle proves no status.");
        }
    }

    private static SignedTrustFile Read(byte[] bytes)
    {
        try
        {
            return TrustFileReader.Read(bytes);
        }
        catch (DocumentFormatException wrong)
        {
            throw new TrustRefusedException(OfflineReasons.TrustFileMalformed, wrong.Message);
        }
    }

    private static void Accept(TrustFolder folder, byte[] bytes, SignedTrustFile trust, DateTimeOffset now)
    {
        TrustMemory? seen = folder.Find(trust.Trust);
        try
        {
            TrustMemory memory = TrustGate.BelieveAgain(trust, seen, now);
            if (seen?.Digest != memory.Digest)
            {
                folder.Remember(memory, bytes, trust.Trust);
            }
        }
        catch (TrustRefusedException refused) when (refused.Reason == OfflineReasons.LogEquivocation)
        {
            string kept = folder.KeepEvidence(bytes, trust);
            throw new TrustRefusedException(refused.Reason, $"{refused.Message} Both files are kept in {kept}.");
        }
    }
}
