using Certs.Core;
using Certs.Core.Registry;
using Certs.Ledger;

namespace Certs.Server.Issuing;

/// <summary>
/// What the chain's registries say, as far as it is known without waiting: issuing goes on while the chain is away. A
/// key that was revoked meanwhile signs what no verifier will accept.
/// </summary>
internal sealed class RegistryOnHand(ChainReader reader)
{
    private volatile RegistryView? _newest;

    /// <summary>The newest view that was ever read; null: none yet. Asking starts a reading, and never waits for it.</summary>
    public RegistryView? View
    {
        get
        {
            ValueTask<ChainState> reading = reader.CurrentAsync(CancellationToken.None);
            if (reading.IsCompletedSuccessfully && reading.Result.View is Lookup<RegistryView>.Found(RegistryView view))
            {
                _newest = view;
            }

            return _newest;
        }
    }
}
