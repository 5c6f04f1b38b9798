using Certs.Core.Suites;

namespace Certs.Core.Registry;

/// <summary>A registered public key's bytes, loaded once however many certificates it signed.</summary>
internal sealed class KeyMaterial(Suite suite, ReadOnlyMemory<byte> spki)
{
    private readonly Lock _loading = new();
    private volatile bool _isLoaded;
    private VerificationKey? _key;

    /// <summary>The bytes as registered.</summary>
    public ReadOnlyMemory<byte> Spki => spki;

    /// <summary>The loaded key; null when this implementation does not take it.</summary>
    public VerificationKey? Load()
    {
        if (_isLoaded)
        {
            return _key;
        }

        lock (_loading)
        {
            if (!_isLoaded)
            {
                _key = TryImport();
                _isLoaded = true;
            }
        }

        return _key;
    }

    private VerificationKey? TryImport()
    {
        try
        {
            return SuiteTable.Contains(suite) ? VerificationKey.Import(suite, spki.Span) : null;
        }
        catch (KeyRefusedException)
        {
            return null;
        }
    }
}
