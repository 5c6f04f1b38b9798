namespace Certs.Server.Witnessing;

/// <summary>
/// Another province's service: either its address and the certificate of its authority, or, of one on this machine, its
/// data folder.
/// </summary>
internal sealed class PeerOptions
{
    /// <summary>Where it listens with TLS, such as https://10.0.3.3:5443.</summary>
    public Uri? Address { get; init; }

    /// <summary>The file with the certificate of the authority that its server certificate is from (PEM).</summary>
    public string? Authority { get; init; }

    /// <summary>The data folder of a service on this machine, which tells both.</summary>
    public string? Folder { get; init; }

    /// <summary>What is wrong with the settings; null: nothing.</summary>
    public string? Problem =>
        Folder is not null && (Address is not null || Authority is not null)
            ? "A peer has a folder, or an address and an authority."
        : Folder is not null ? null
        : Address is not { IsAbsoluteUri: true, Scheme: "https" } ? "A peer's address begins with https://."
        : !File.Exists(Authority) ? $"There is no file {Authority} with a peer's authority."
        : null;
}
