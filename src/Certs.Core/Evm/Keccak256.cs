using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using static System.Numerics.BitOperations;

namespace Certs.Core.Evm;

/// <summary>
/// Keccak-256 as Ethereum uses it: the sponge of FIPS 202 with the original padding byte 0x01.
/// </summary>
/// <remarks>
/// Not SHA3-256, whose padding byte is 0x06 (FIPS 202 §6.1). The platform and libcrypto 3.0 offer only the
/// latter.
/// </remarks>
public static class Keccak256
{
    private const int RateBytes = 136;
    private const int Lanes = 25;

    private static ReadOnlySpan<ulong> RoundConstants =>
    [
        0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000, 0x000000000000808b,
        0x0000000080000001, 0x8000000080008081, 0x8000000000008009, 0x000000000000008a, 0x0000000000000088,
        0x0000000080008009, 0x000000008000000a, 0x000000008000808b, 0x800000000000008b, 0x8000000000008089,
        0x8000000000008003, 0x8000000000008002, 0x8000000000000080, 0x000000000000800a, 0x800000008000000a,
        0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
    ];

    /// <summary>The 32-byte value of <paramref name="data"/>.</summary>
    public static Hash32 Hash(ReadOnlySpan<byte> data)
    {
        Span<ulong> state = stackalloc ulong[Lanes];
        state.Clear();
        while (data.Length >= RateBytes)
        {
            Absorb(state, data[..RateBytes]);
            data = data[RateBytes..];
        }

        Span<byte> last = stackalloc byte[RateBytes];
        last.Clear();
        data.CopyTo(last);
        last[data.Length] = 0x01;
        last[RateBytes - 1] |= 0x80;
        Absorb(state, last);

        Span<byte> output = stackalloc byte[32];
        for (int lane = 0; lane < 4; lane++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(output[(lane * 8)..], state[lane]);
        }

        return new Hash32(output);
    }

    private static void Absorb(Span<ulong> state, ReadOnlySpan<byte> block)
    {
        for (int lane = 0; lane < RateBytes / 8; lane++)
        {
            state[lane] ^= BinaryPrimitives.ReadUInt64LittleEndian(block[(lane * 8)..]);
        }

        Permute(state);
    }

    // Two rounds a time, so that the lanes end where they began.
    private static void Permute(Span<ulong> state)
    {
        Span<ulong> other = stackalloc ulong[Lanes];
        for (int round = 0; round < RoundConstants.Length; round += 2)
        {
            Round(state, other, RoundConstants[round]);
            Round(other, state, RoundConstants[round + 1]);
        }
    }

    // Lane 5y + x is the specification's lane (x, y). The highest is touched first: then no other index is
    // checked.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Round(ReadOnlySpan<ulong> a, Span<ulong> target, ulong constant)
    {
        // θ: each column is changed by the two beside it.
        ulong c4 = a[24] ^ a[19] ^ a[14] ^ a[9] ^ a[4];
        ulong c0 = a[0] ^ a[5] ^ a[10] ^ a[15] ^ a[20];
        ulong c1 = a[1] ^ a[6] ^ a[11] ^ a[16] ^ a[21];
        ulong c2 = a[2] ^ a[7] ^ a[12] ^ a[17] ^ a[22];
        ulong c3 = a[3] ^ a[8] ^ a[13] ^ a[18] ^ a[23];
        ulong d0 = c4 ^ RotateLeft(c1, 1);
        ulong d1 = c0 ^ RotateLeft(c2, 1);
        ulong d2 = c1 ^ RotateLeft(c3, 1);
        ulong d3 = c2 ^ RotateLeft(c4, 1);
        ulong d4 = c3 ^ RotateLeft(c0, 1);

        // ρ turns the lanes, π moves them, χ mixes the rows, ι adds the constant.
        MixRow(
            target[20..], RotateLeft(a[2] ^ d2, 62), RotateLeft(a[8] ^ d3, 55), RotateLeft(a[14] ^ d4, 39),
            RotateLeft(a[15] ^ d0, 41), RotateLeft(a[21] ^ d1, 2));
        MixRow(
            target[15..], RotateLeft(a[4] ^ d4, 27), RotateLeft(a[5] ^ d0, 36), RotateLeft(a[11] ^ d1, 10),
            RotateLeft(a[17] ^ d2, 15), RotateLeft(a[23] ^ d3, 56));
        MixRow(
            target[10..], RotateLeft(a[1] ^ d1, 1), RotateLeft(a[7] ^ d2, 6), RotateLeft(a[13] ^ d3, 25),
            RotateLeft(a[19] ^ d4, 8), RotateLeft(a[20] ^ d0, 18));
        MixRow(
            target[5..], RotateLeft(a[3] ^ d3, 28), RotateLeft(a[9] ^ d4, 20), RotateLeft(a[10] ^ d0, 3),
            RotateLeft(a[16] ^ d1, 45), RotateLeft(a[22] ^ d2, 61));
        MixRow(
            target, a[0] ^ d0, RotateLeft(a[6] ^ d1, 44), RotateLeft(a[12] ^ d2, 43),
            RotateLeft(a[18] ^ d3, 21), RotateLeft(a[24] ^ d4, 14));
        target[0] ^= constant;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MixRow(Span<ulong> row, ulong b0, ulong b1, ulong b2, ulong b3, ulong b4)
    {
        row[4] = b4 ^ (~b0 & b1);
        row[0] = b0 ^ (~b1 & b2);
        row[1] = b1 ^ (~b2 & b3);
        row[2] = b2 ^ (~b3 & b4);
        row[3] = b3 ^ (~b4 & b0);
    }
}
