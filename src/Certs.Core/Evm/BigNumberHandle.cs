using Microsoft.Win32.SafeHandles;

namespace Certs.Core.Evm;

/// <summary>A number of libcrypto; its memory is wiped when it is freed.</summary>
internal sealed class BigNumberHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle()
    {
        CurveFunctions.BN_clear_free(handle);
        return true;
    }
}
