using Microsoft.Win32.SafeHandles;

namespace Certs.Ledger.Evm;

/// <summary>Scratch memory of libcrypto's number functions. For one thread at a time.</summary>
internal sealed class BigNumberContextHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle()
    {
        LibCrypto.BN_CTX_free(handle);
        return true;
    }
}
