using Certs.Core.Registry;

namespace Certs.Core.Lifecycle;

/// <summary>One change of a certificate as somebody tells it.</summary>
/// <param name="Record">What was recorded, with its link.</param>
/// <param name="Detail">SHA-256 of what else was said; zero: nothing.</param>
/// <param name="DetailText">The text behind <paramref name="Detail"/>; empty: not shown to this reader.</param>
public sealed record StatusEntry(StatusRecord Record, Hash32 Detail, ReadOnlyMemory<byte> DetailText);
