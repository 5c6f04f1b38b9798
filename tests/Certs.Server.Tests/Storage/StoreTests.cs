namespace Certs.Server.Tests.Storage;

/// <summary>Tests that run over a store of its own, of either kind.</summary>
public abstract class StoreTests(StoreKind kind) : IDisposable
{
    private protected readonly TestStore _store = new(kind);

    public void Dispose()
    {
        _store.Dispose();
        GC.SuppressFinalize(this);
    }
}
