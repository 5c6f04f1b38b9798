using System.Text;
using Certs.Core.Suites;

namespace Certs.Core.Bridging;

/// <summary>The type under which provinces authorise agencies to make bridge statements.</summary>
/// <remarks>
/// It stands in the registries like a certificate type, but no certificate has it: a statement is a document
/// of its own form.
/// </remarks>
public static class BridgeType
{
    /// <summary>The type's URN.</summary>
    public const string Vct = "urn:certs:type:bridge-statement:1";

    /// <summary>SHA-256 of <see cref="Vct"/>: the type as the registries name it.</summary>
    public static Hash32 Id { get; } = new(Hashing.Sha256(Encoding.ASCII.GetBytes(Vct)));
}
