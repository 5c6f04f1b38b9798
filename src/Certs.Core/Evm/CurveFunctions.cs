using System.Runtime.InteropServices;

namespace Certs.Core.Evm;

/// <summary>
/// The few functions of OpenSSL 3's <c>libcrypto</c> that secp256k1 with a recovery id needs.
/// </summary>
/// <remarks>
/// The platform's <c>ECDsa</c> neither gives the recovery id nor takes a nonce. All of these are in OpenSSL
/// 3.0 to 3.5 and not deprecated. Functions that return int give 1 for success.
/// </remarks>
internal static partial class CurveFunctions
{
    public const int NidSecp256k1 = 714;
    public const int ConstantTime = 0x04;
    private const string Library = "libcrypto.so.3";

    [LibraryImport(Library)]
    public static partial BigNumberHandle BN_new();

    [LibraryImport(Library)]
    public static partial void BN_clear_free(nint number);

    [LibraryImport(Library)]
    public static partial void BN_set_flags(BigNumberHandle number, int flags);

    [LibraryImport(Library)]
    public static partial BigNumberHandle BN_bin2bn(ReadOnlySpan<byte> bytes, int length, nint none);

    [LibraryImport(Library)]
    public static partial int BN_bn2binpad(BigNumberHandle number, Span<byte> target, int length);

    [LibraryImport(Library)]
    public static partial BigNumberContextHandle BN_CTX_secure_new();

    [LibraryImport(Library)]
    public static partial void BN_CTX_free(nint context);

    [LibraryImport(Library)]
    public static partial int BN_mod_add(
        BigNumberHandle result, BigNumberHandle a, BigNumberHandle b, BigNumberHandle modulus,
        BigNumberContextHandle context);

    [LibraryImport(Library)]
    public static partial int BN_mod_mul(
        BigNumberHandle result, BigNumberHandle a, BigNumberHandle b, BigNumberHandle modulus,
        BigNumberContextHandle context);

    [LibraryImport(Library)]
    public static partial int BN_nnmod(
        BigNumberHandle result, BigNumberHandle a, BigNumberHandle modulus, BigNumberContextHandle context);

    [LibraryImport(Library)]
    public static partial int BN_mod_exp_mont_consttime(
        BigNumberHandle result, BigNumberHandle a, BigNumberHandle exponent, BigNumberHandle modulus,
        BigNumberContextHandle context, nint none);

    [LibraryImport(Library)]
    public static partial nint EC_GROUP_new_by_curve_name(int nid);

    [LibraryImport(Library)]
    public static partial EcPointHandle EC_POINT_new(nint group);

    [LibraryImport(Library)]
    public static partial void EC_POINT_clear_free(nint point);

    [LibraryImport(Library)]
    public static partial int EC_POINT_mul(
        nint group, EcPointHandle result, BigNumberHandle generatorFactor, nint noPoint, nint noFactor,
        BigNumberContextHandle context);

    [LibraryImport(Library)]
    public static partial nuint EC_POINT_point2oct(
        nint group, EcPointHandle point, int form, Span<byte> target, nuint length,
        BigNumberContextHandle context);

    [LibraryImport(Library)]
    public static partial void ERR_clear_error();
}
