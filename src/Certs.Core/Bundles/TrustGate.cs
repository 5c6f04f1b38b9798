using System.Globalization;
using Certs.Core.Evm;
using Certs.Core.Verification;

namespace Certs.Core.Bundles;

/// <summary>Decides whether a verifier believes a trust file.</summary>
/// <remarks>
/// A first file is believed when enough of the signers that it names signed it: it came with the verifier, or by
/// somebody whom its user trusts. Every later one needs enough signers of the file before, and of its own.
/// </remarks>
public static class TrustGate
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    /// <summary>Checks a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="seen">What was accepted before for this chain; null: nothing.</param>
    /// <param name="now">The verifier's clock.</param>
    /// <returns>What to remember.</returns>
    /// <exception cref="TrustRefusedException">It is not to be believed, and why.</exception>
    public static TrustMemory Accept(SignedTrustFile file, TrustMemory? seen, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(file);
        CheckContinues(file, seen);
        HashSet<Address> signers = SignersOf(file, seen);
        CheckEnough(signers, file.Trust.Root);
        if (seen is not null)
        {
            CheckEnough(signers, seen.Root);
        }

        CheckHeads(file, seen);
        CheckAge(file.Trust, now);
        return TrustMemory.After(file, seen);
    }

    /// <summary>
    /// Checks a file that may have been believed before: then it only has to be young enough still, because its signers
    /// may have gone since. Another one is checked as by <see cref="Accept"/>, with the same answer and refusals.
    /// </summary>
    public static TrustMemory BelieveAgain(SignedTrustFile file, TrustMemory? seen, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (seen is null || file.Digest != seen.Digest || file.Trust.Version != seen.Version)
        {
            return Accept(file, seen, now);
        }

        CheckAge(file.Trust, now);
        return seen;
    }

    private static void CheckContinues(SignedTrustFile file, TrustMemory? seen)
    {
        if (seen is null)
        {
            return;
        }

        TrustFile trust = file.Trust;
        if (trust.ChainId != seen.ChainId || trust.GenesisHash != seen.GenesisHash)
        {
            throw new TrustRefusedException(
                OfflineReasons.TrustFileOfAnotherChain,
                $"It is of chain {trust.ChainId}, genesis {trust.GenesisHash}.");
        }

        if (trust.Version < seen.Version)
        {
            throw new TrustRefusedException(
                OfflineReasons.TrustFileRolledBack,
                $"It is version {trust.Version}; version {seen.Version} was seen.");
        }
    }

    private static HashSet<Address> SignersOf(SignedTrustFile file, TrustMemory? seen)
    {
        HashSet<Address> signers = [];
        foreach (ProvinceSignature signature in file.Signatures)
        {
            Address? former = seen?.Root.AccountOf(signature.Province);
            Address? own = file.Trust.Root.AccountOf(signature.Province);
            if (former is null && own is null)
            {
                throw new TrustRefusedException(
                    OfflineReasons.TrustFileSignerUnknown, $"Province {signature.Province} is no signer.");
            }

            Address? recovered = Secp256k1.RecoverAddress(file.SigningHash, signature.Value);
            if (recovered is not { } signer || (signer != former && signer != own))
            {
                throw new TrustRefusedException(
                    OfflineReasons.TrustFileSignatureWrong,
                    $"The signature of province {signature.Province} is not by its account.");
            }

            signers.Add(signer);
        }

        return signers;
    }

    // By account: a file that names other accounts for the same provinces gains nothing by their signatures.
    private static void CheckEnough(HashSet<Address> signers, TrustRoot root)
    {
        int count = root.Signers.Count(signer => signers.Contains(signer.Account));
        if (count < root.Threshold)
        {
            throw new TrustRefusedException(
                OfflineReasons.TrustFileTooFewSigners,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{count} of {root.Signers.Count} provinces signed; {root.Threshold} are needed."));
        }
    }

    // Only of a file that enough provinces signed: others could say anything.
    private static void CheckHeads(SignedTrustFile file, TrustMemory? seen)
    {
        if (seen is null)
        {
            return;
        }

        if (file.Trust.Version == seen.Version && file.Digest != seen.Digest)
        {
            throw new TrustRefusedException(
                OfflineReasons.LogEquivocation, $"There are two files of version {seen.Version}.");
        }

        foreach ((long height, Hash32 hash) in TrustMemory.HeadsOf(file.Trust))
        {
            if (seen.Heads.TryGetValue(height, out Hash32 known) && known != hash)
            {
                throw new TrustRefusedException(
                    OfflineReasons.LogEquivocation, $"Block {height} is {hash}; {known} was vouched for before.");
            }
        }
    }

    private static void CheckAge(TrustFile trust, DateTimeOffset now)
    {
        if (now >= trust.Expires)
        {
            throw new TrustRefusedException(
                OfflineReasons.TrustFileExpired, $"It could be relied on until {Moments.Text(trust.Expires)}.");
        }

        if (trust.MadeAt - now > ClockSkew)
        {
            throw new TrustRefusedException(
                Reasons.ClockDisagrees, $"It was made {Moments.Text(trust.MadeAt)}, after this machine's time.");
        }
    }
}
