using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Suites;

namespace Certs.Cli.Demo;

/// <summary>What somebody with bad intent would try, made from a genuine document.</summary>
internal static class Forgery
{
    /// <summary>The document with one byte changed, in the middle of the last disclosed field.</summary>
    public static byte[] ChangeOneByte(byte[] document)
    {
        byte[] changed = (byte[])document.Clone();
        string disclosure = Encoding.ASCII.GetString(DocumentReader.Read(document).Disclosures[^1].Encoded.Span);
        int place = changed.AsSpan().IndexOf(Encoding.ASCII.GetBytes(disclosure)) + (disclosure.Length / 2);
        changed[place] = changed[place] == (byte)'A' ? (byte)'B' : (byte)'A';
        return changed;
    }

    /// <summary>The document without its signature of <paramref name="suite"/>.</summary>
    public static byte[] Strip(byte[] document, Suite suite)
    {
        CertificateDocument read = DocumentReader.Read(document);
        return DocumentWriter.Write(read with
        {
            Signatures = [.. read.Signatures.Where(signature => signature.Suite != suite)],
        });
    }

    /// <summary>A new document in the name of <paramref name="genuine"/>'s agency, dated two years back.</summary>
    /// <param name="genuine">A document of the agency, for what is public about it.</param>
    /// <param name="stolen">The agency's key.</param>
    /// <param name="now">The present moment.</param>
    public static byte[] BackDate(byte[] genuine, SigningKey stolen, DateTimeOffset now)
    {
        CertificateDocument read = DocumentReader.Read(genuine);
        CertificateDraft draft = new()
        {
            Issuer = read.Payload.Issuer,
            Profile = read.Payload.Profile,
            Type = read.Payload.Type,
            TypeIntegrity = read.Payload.TypeIntegrity,
            Number = read.Payload.Number,
            IssuedAt = now.AddYears(-2),
            NotBefore = now.AddYears(-2),
            Keys = [new DraftKey(stolen.Public.Suite, new Hash32(stolen.Public.KeyId.Span))],
            Handle = RandomNumberGenerator.GetBytes(16),
            Chain = read.Payload.Chain,
            Fields = [.. read.Disclosures.Select(field => new CertificateField(field.Name, Copy(field.Value)))],
        };
        PreparedCertificate prepared = DocumentBuilder.Prepare(draft, RandomNumberGenerator.Fill);
        Suite suite = stolen.Public.Suite;
        return prepared.Complete(new Dictionary<Suite, byte[]>
        {
            [suite] = stolen.Sign(prepared.SigningInput(suite).Span),
        });
    }

    private static JsonNode Copy(JsonNode value) => value.DeepClone();
}
