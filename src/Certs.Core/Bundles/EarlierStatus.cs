namespace Certs.Core.Bundles;

/// <summary>One step back from a status word to the one before it.</summary>
/// <param name="Detail">The detail that was given with the later word; zero: none.</param>
/// <param name="Word">The word before it.</param>
public readonly record struct EarlierStatus(Hash32 Detail, Hash32 Word);
