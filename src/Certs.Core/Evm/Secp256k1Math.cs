using System.Security.Cryptography;

namespace Certs.Core.Evm;

/// <summary>
/// Arithmetic on secp256k1 over libcrypto. Numbers cross as 32 bytes, big-endian; points as 65, uncompressed.
/// </summary>
/// <remarks>
/// One instance serves one computation on one thread; the curve itself is shared and never changed.
/// </remarks>
internal sealed class Secp256k1Math : IDisposable
{
    private const int Uncompressed = 4;

    private static readonly nint Curve = CurveFunctions.EC_GROUP_new_by_curve_name(CurveFunctions.NidSecp256k1);
    private static readonly byte[] OrderMinusTwo = MinusTwo(Secp256k1.Order);

    private readonly BigNumberContextHandle _context = CurveFunctions.BN_CTX_secure_new();
    private readonly BigNumberHandle _order = Load(Secp256k1.Order);

    /// <summary>
    /// The point factor·G. In constant time (the ladder that libcrypto takes for the generator alone).
    /// </summary>
    public void MultiplyGenerator(ReadOnlySpan<byte> factor, Span<byte> point)
    {
        using BigNumberHandle secret = LoadSecret(factor);
        using EcPointHandle result = CurveFunctions.EC_POINT_new(Curve);
        Check(CurveFunctions.EC_POINT_mul(Curve, result, secret, 0, 0, _context));
        Check(TryStore(result, point));
    }

    /// <summary>a·b modulo the order.</summary>
    public void Multiply(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, Span<byte> result)
    {
        using BigNumberHandle x = LoadSecret(a);
        using BigNumberHandle y = LoadSecret(b);
        using BigNumberHandle product = CurveFunctions.BN_new();
        Check(CurveFunctions.BN_mod_mul(product, x, y, _order, _context));
        Store(product, result);
    }

    /// <summary>a + b modulo the order.</summary>
    public void Add(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, Span<byte> result)
    {
        using BigNumberHandle x = LoadSecret(a);
        using BigNumberHandle y = LoadSecret(b);
        using BigNumberHandle sum = CurveFunctions.BN_new();
        Check(CurveFunctions.BN_mod_add(sum, x, y, _order, _context));
        Store(sum, result);
    }

    /// <summary>a modulo the order, for a of at most 32 bytes.</summary>
    public void Reduce(ReadOnlySpan<byte> a, Span<byte> result)
    {
        using BigNumberHandle x = LoadSecret(a);
        using BigNumberHandle rest = CurveFunctions.BN_new();
        Check(CurveFunctions.BN_nnmod(rest, x, _order, _context));
        Store(rest, result);
    }

    /// <summary>1/a modulo the order, by Fermat's theorem in constant time.</summary>
    public void Invert(ReadOnlySpan<byte> a, Span<byte> result)
    {
        using BigNumberHandle x = LoadSecret(a);
        using BigNumberHandle exponent = Load(OrderMinusTwo);
        using BigNumberHandle inverse = CurveFunctions.BN_new();
        Check(CurveFunctions.BN_mod_exp_mont_consttime(inverse, x, exponent, _order, _context, 0));
        Store(inverse, result);
    }

    public void Dispose()
    {
        _order.Dispose();
        _context.Dispose();
    }

    private static BigNumberHandle Load(ReadOnlySpan<byte> bytes) =>
        CurveFunctions.BN_bin2bn(bytes, bytes.Length, 0);

    private static BigNumberHandle LoadSecret(ReadOnlySpan<byte> bytes)
    {
        BigNumberHandle number = Load(bytes);
        CurveFunctions.BN_set_flags(number, CurveFunctions.ConstantTime);
        return number;
    }

    private static void Store(BigNumberHandle number, Span<byte> target)
    {
        if (CurveFunctions.BN_bn2binpad(number, target, target.Length) != target.Length)
        {
            throw new CryptographicException("libcrypto: a number is too long.");
        }
    }

    private int TryStore(EcPointHandle point, Span<byte> target) =>
        CurveFunctions.EC_POINT_point2oct(
            Curve, point, Uncompressed, target, (nuint)target.Length, _context) == 65 ? 1 : 0;

    private static void Check(int result)
    {
        if (result != 1)
        {
            CurveFunctions.ERR_clear_error();
            throw new CryptographicException("libcrypto refused an operation on secp256k1.");
        }
    }

    private static byte[] MinusTwo(ReadOnlySpan<byte> order)
    {
        byte[] value = order.ToArray();
        value[^1] -= 2;
        return value;
    }
}
