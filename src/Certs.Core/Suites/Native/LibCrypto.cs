using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

// By the system's loader alone: a library of that name beside the program is not taken.
[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.System32)]

namespace Certs.Core.Suites.Native;

/// <summary>
/// The functions of OpenSSL's <c>libcrypto</c> that suites need, under their own names. Every one of them is
/// in the stable interface of OpenSSL 3.0 and none is deprecated there.
/// </summary>
/// <remarks>
/// Functions that say so return 1 for success; 0 and negative numbers are failures whose details go to the
/// thread's error queue, which <see cref="ClearErrors"/> empties. The library is found by its soname.
/// </remarks>
[SuppressMessage("Naming", "CA1707", Justification = "The names are those of the C functions.")]
internal static partial class LibCrypto
{
    private const string Library = "libcrypto.so.3";

    [LibraryImport(Library, EntryPoint = "OPENSSL_version_major")]
    public static partial uint VersionMajor();

    [LibraryImport(Library, EntryPoint = "ERR_clear_error")]
    public static partial void ClearErrors();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint EVP_MD_fetch(nint libraryContext, string algorithm, string? properties);

    [LibraryImport(Library)]
    public static partial nint EVP_MD_CTX_new();

    [LibraryImport(Library)]
    public static partial int EVP_MD_CTX_reset(nint context);

    [LibraryImport(Library)]
    public static partial void EVP_MD_CTX_free(nint context);

    [LibraryImport(Library)]
    public static partial int EVP_DigestInit_ex(nint context, nint digest, nint engine);

    [LibraryImport(Library)]
    public static partial int EVP_DigestUpdate(nint context, ReadOnlySpan<byte> data, nuint length);

    [LibraryImport(Library)]
    public static partial int EVP_DigestFinal_ex(nint context, Span<byte> digest, nint length);

    [LibraryImport(Library)]
    public static partial int EVP_DigestVerifyInit(
        nint context, nint keyContext, nint digest, nint engine, KeyHandle key);

    [LibraryImport(Library)]
    public static partial int EVP_DigestVerify(
        nint context,
        ReadOnlySpan<byte> signature,
        nuint signatureLength,
        ReadOnlySpan<byte> data,
        nuint length);

    [LibraryImport(Library)]
    public static partial int EVP_DigestSignInit(
        nint context, nint keyContext, nint digest, nint engine, KeyHandle key);

    [LibraryImport(Library)]
    public static partial int EVP_DigestSign(
        nint context, Span<byte> signature, ref nuint signatureLength, ReadOnlySpan<byte> data, nuint length);

    [LibraryImport(Library)]
    public static partial nint EVP_PKEY_CTX_new(KeyHandle key, nint engine);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint EVP_PKEY_CTX_new_from_name(
        nint libraryContext, string name, string? properties);

    [LibraryImport(Library)]
    public static partial void EVP_PKEY_CTX_free(nint context);

    [LibraryImport(Library)]
    public static partial int EVP_PKEY_verify_init(nint context);

    [LibraryImport(Library)]
    public static partial int EVP_PKEY_verify(
        nint context,
        ReadOnlySpan<byte> signature,
        nuint signatureLength,
        ReadOnlySpan<byte> digest,
        nuint length);

    [LibraryImport(Library)]
    public static partial int EVP_PKEY_sign_init(nint context);

    [LibraryImport(Library)]
    public static partial int EVP_PKEY_sign(
        nint context,
        Span<byte> signature,
        ref nuint signatureLength,
        ReadOnlySpan<byte> digest,
        nuint length);

    [LibraryImport(Library)]
    public static partial int EVP_PKEY_CTX_set_rsa_padding(nint context, int padding);

    [LibraryImport(Library)]
    public static partial int EVP_PKEY_CTX_set_signature_md(nint context, nint digest);

    [LibraryImport(Library)]
    public static partial int EVP_PKEY_CTX_set_rsa_mgf1_md(nint context, nint digest);

    [LibraryImport(Library)]
    public static partial int EVP_PKEY_CTX_set_rsa_pss_saltlen(nint context, int length);

    [LibraryImport(Library)]
    public static partial int EVP_PKEY_keygen_init(nint context);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int EVP_PKEY_CTX_set_group_name(nint context, string name);

    [LibraryImport(Library)]
    public static partial int EVP_PKEY_CTX_set_rsa_keygen_bits(nint context, int bits);

    [LibraryImport(Library)]
    public static partial int EVP_PKEY_generate(nint context, ref nint key);

    [LibraryImport(Library)]
    public static partial int EVP_PKEY_pairwise_check(nint context);

    [LibraryImport(Library)]
    public static partial int EVP_PKEY_private_check(nint context);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int EVP_PKEY_is_a(KeyHandle key, string name);

    [LibraryImport(Library)]
    public static partial int EVP_PKEY_get_size(KeyHandle key);

    [LibraryImport(Library)]
    public static partial void EVP_PKEY_free(nint key);

    [LibraryImport(Library)]
    public static unsafe partial nint d2i_PUBKEY(nint target, byte** der, nint length);

    [LibraryImport(Library)]
    public static unsafe partial int i2d_PUBKEY(KeyHandle key, byte** der);

    [LibraryImport(Library)]
    public static unsafe partial nint d2i_PKCS8_PRIV_KEY_INFO(nint target, byte** der, nint length);

    [LibraryImport(Library)]
    public static unsafe partial int i2d_PKCS8_PRIV_KEY_INFO(nint info, byte** der);

    [LibraryImport(Library)]
    public static partial nint EVP_PKCS82PKEY(nint info);

    [LibraryImport(Library)]
    public static partial nint EVP_PKEY2PKCS8(KeyHandle key);

    [LibraryImport(Library)]
    public static partial void PKCS8_PRIV_KEY_INFO_free(nint info);
}
