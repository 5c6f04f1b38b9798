using Certs.Core;
using Certs.Server.Administration;

namespace Certs.Server.Tracing;

/// <summary>
/// The names under which the store keeps who looked at what. Made with the node's secret, which is not in the store: who has a
/// copy of the store alone, even with every document, cannot tell whose certificate a row is about.
/// </summary>
internal sealed class LookTags(NodeSecret secret)
{
    /// <summary>The tag of a certificate, 16 bytes.</summary>
    /// <param name="handle">SHA-256 of its handle.</param>
    public byte[] Of(Hash32 handle) => secret.Tag("look", handle.ToArray());
}
