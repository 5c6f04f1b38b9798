using System.Security.Cryptography;
using Certs.Core.Suites.Native;

namespace Certs.Core.Suites;

/// <summary>
/// Known-answer tests of the linked libcrypto and of the arithmetic of our own, to be run once at start and
/// before anything is signed or verified: a swapped, broken or differently built library stops the program
/// instead of deciding about licences.
/// </summary>
public static class SuiteSelfTest
{
    private const uint NeededMajorVersion = 3;

    /// <summary>Runs all tests; a few milliseconds.</summary>
    /// <exception cref="SuiteSelfTestException">A test failed; it is named.</exception>
    public static void Run()
    {
        CheckVersion(ReadVersion());
        try
        {
            Run(KnownAnswers.Published);
        }
        catch (TypeInitializationException missing)
        {
            // A hash function is not there, as in a library that was built or configured without SM3.
            throw new SuiteSelfTestException("libcrypto", "an algorithm is missing.", missing);
        }
        catch (CryptographicException broken)
        {
            throw new SuiteSelfTestException("libcrypto", broken.Message, broken);
        }
    }

    /// <summary>Runs the known-answer tests with other answers.</summary>
    /// <exception cref="SuiteSelfTestException">A test failed; it is named.</exception>
    internal static void Run(KnownAnswers answers)
    {
        foreach (KnownValue known in answers.Values)
        {
            if (!known.Compute(known.Input).AsSpan().SequenceEqual(known.Value))
            {
                throw new SuiteSelfTestException(known.Test, "the value is not the published one.");
            }
        }

        foreach (KnownSignature signature in answers.Signatures)
        {
            Run(signature);
        }
    }

    /// <summary>Refuses a libcrypto of another major version, whose functions may differ.</summary>
    /// <exception cref="SuiteSelfTestException">The version is another.</exception>
    internal static void CheckVersion(uint major)
    {
        if (major != NeededMajorVersion)
        {
            throw new SuiteSelfTestException(
                "libcrypto", $"version {NeededMajorVersion} of OpenSSL is needed, {major} is there.");
        }
    }

    private static uint ReadVersion()
    {
        try
        {
            return LibCrypto.VersionMajor();
        }
        catch (DllNotFoundException missing)
        {
            throw new SuiteSelfTestException(
                "libcrypto", "libcrypto.so.3 (OpenSSL 3) cannot be loaded.", missing);
        }
        catch (EntryPointNotFoundException foreign)
        {
            throw new SuiteSelfTestException("libcrypto", "libcrypto.so.3 is not OpenSSL 3.", foreign);
        }
    }

    // Whatever verifies is tested: libcrypto for every suite, since it signs, and for some the arithmetic of our own.
    private static void Run(KnownSignature known)
    {
        // Twice, since a key that is used more often is verified with by a table, and then eight at once.
        VerificationKey own = Load(known, VerificationKey.Import);
        Run(known, own);
        Run(known, own);
        Run(known, Load(known, VerificationKey.ImportNative));
    }

    // The right signature is taken, and the same with its last bit changed is not, alone and together: a library that
    // says yes to everything fails too.
    private static void Run(KnownSignature known, VerificationKey key)
    {
        byte[] forged = [.. known.Signature];
        forged[^1] ^= 1;
        SignatureBatch batch = new();
        batch.Add(key, known.Data, known.Signature);
        batch.Add(key, known.Data, forged);
        IReadOnlyList<bool> together = batch.Verify();
        if (!key.Verify(known.Data, known.Signature) || !together[0])
        {
            throw new SuiteSelfTestException(known.Test, "the published signature is not accepted.");
        }

        if (key.Verify(known.Data, forged) || together[1])
        {
            throw new SuiteSelfTestException(known.Test, "a forged signature is accepted.");
        }
    }

    private static VerificationKey Load(
        KnownSignature known, Func<Suite, ReadOnlySpan<byte>, VerificationKey> import)
    {
        try
        {
            return import(known.Suite, known.Spki);
        }
        catch (KeyRefusedException refused)
        {
            throw new SuiteSelfTestException(known.Test, "the published key is not accepted.", refused);
        }
    }
}
