using Microsoft.Win32.SafeHandles;

namespace Certs.Core.Evm;

/// <summary>A point of libcrypto; its memory is wiped when it is freed.</summary>
internal sealed class EcPointHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle()
    {
        CurveFunctions.EC_POINT_clear_free(handle);
        return true;
    }
}
