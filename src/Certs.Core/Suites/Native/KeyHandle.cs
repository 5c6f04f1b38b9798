using System.Runtime.InteropServices;

namespace Certs.Core.Suites.Native;

/// <summary>Owns one <c>EVP_PKEY</c>. The key may be used by several threads at once.</summary>
internal sealed class KeyHandle : SafeHandle
{
    /// <summary>Takes over <paramref name="key"/>; 0 makes an invalid handle.</summary>
    public KeyHandle(nint key)
        : base(0, ownsHandle: true) => SetHandle(key);

    /// <inheritdoc />
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc />
    protected override bool ReleaseHandle()
    {
        LibCrypto.EVP_PKEY_free(handle);
        return true;
    }
}
