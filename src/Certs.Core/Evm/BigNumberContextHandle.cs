using Microsoft.Win32.SafeHandles;

namespace Certs.Core.Evm;

/// <summary>Scratch memory of libcrypto's number functions. For one thread at a time.</summary>
internal sealed class BigNumberContextHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle()
    {
        CurveFunctions.BN_CTX_free(handle);
        return true;
    }
}
