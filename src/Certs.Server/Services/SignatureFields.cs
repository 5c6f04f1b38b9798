using Certs.Api.V1;
using Certs.Server.Refusals;

namespace Certs.Server.Services;

/// <summary>Reads signatures that were made outside.</summary>
internal static class SignatureFields
{
    /// <summary>The signatures by suite.</summary>
    /// <exception cref="RefusedException">A suite is not one of the list, or stands twice.</exception>
    public static Dictionary<Core.Suites.Suite, byte[]> Read(IEnumerable<SuiteSignature> signatures)
    {
        Dictionary<Core.Suites.Suite, byte[]> read = [];
        foreach (SuiteSignature signature in signatures)
        {
            if (!read.TryAdd(RequestFields.Suite(signature.Suite), signature.Signature.ToByteArray()))
            {
                throw new RefusedException(RefusalReason.SignatureWrong, "signatures", "One for a suite.");
            }
        }

        return read;
    }
}
