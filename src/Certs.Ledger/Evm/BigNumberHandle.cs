using Microsoft.Win32.SafeHandles;

namespace Certs.Ledger.Evm;

/// <summary>A number of libcrypto; its memory is wiped when it is freed.</summary>
internal sealed class BigNumberHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle()
    {
        LibCrypto.BN_clear_free(handle);
        return true;
    }
}
