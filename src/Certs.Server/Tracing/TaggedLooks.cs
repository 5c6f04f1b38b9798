namespace Certs.Server.Tracing;

/// <summary>Verdicts as the store keeps them: under a tag that only this node can make of a certificate's handle.</summary>
/// <param name="Tag">16 bytes (<see cref="LookTags"/>).</param>
/// <param name="Looks">The verdicts.</param>
internal readonly record struct TaggedLooks(byte[] Tag, Looks Looks);
