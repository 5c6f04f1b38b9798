using System.ComponentModel.DataAnnotations;

namespace Certs.Server.Keys;

/// <summary>Where the private keys of agencies are. Configuration section <c>Keys</c>.</summary>
public sealed class KeyOptions
{
    /// <summary>The folder of the key files. Default: <c>keys</c> in the data folder.</summary>
    public string? Folder { get; set; }

    /// <summary>
    /// The file with the passphrase, which only its owner may read. Default: <c>passphrase</c> in the key folder, made
    /// at the first start; keep it elsewhere where the disk is not trusted.
    /// </summary>
    public string? PassphraseFile { get; set; }

    /// <summary>Rounds of PBKDF2 for new files; 1,000 to 10,000,000, default 600,000. Takes effect once per start.</summary>
    [Range(1_000, 10_000_000)]
    public int Iterations { get; set; } = 600_000;
}
