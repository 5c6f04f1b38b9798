using System.Buffers.Binary;
using System.Numerics;

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
    private const int Rounds = 24;

    private static readonly ulong[] RoundConstants =
    [
        0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000, 0x000000000000808b,
        0x0000000080000001, 0x8000000080008081, 0x8000000000008009, 0x000000000000008a, 0x0000000000000088,
        0x0000000080008009, 0x000000008000000a, 0x000000008000808b, 0x800000000000008b, 0x8000000000008089,
        0x8000000000008003, 0x8000000000008002, 0x8000000000000080, 0x000000000000800a, 0x800000008000000a,
        0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
    ];

    // Where lane i goes in the step π, and by how much it turns before that in the step ρ, along one cycle.
    private static readonly int[] PiLane =
        [10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1];

    private static readonly int[] RhoTurn =
        [1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44];

    /// <summary>The 32-byte value of <paramref name="data"/>.</summary>
    public static Hash32 Hash(ReadOnlySpan<byte> data)
    {
        Span<ulong> state = stackalloc ulong[25];
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

    private static void Permute(Span<ulong> state)
    {
        for (int round = 0; round < Rounds; round++)
        {
            MixColumns(state);
            TurnAndMove(state);
            MixRows(state);
            state[0] ^= RoundConstants[round];
        }
    }

    private static void MixColumns(Span<ulong> state)
    {
        ulong c0 = state[0] ^ state[5] ^ state[10] ^ state[15] ^ state[20];
        ulong c1 = state[1] ^ state[6] ^ state[11] ^ state[16] ^ state[21];
        ulong c2 = state[2] ^ state[7] ^ state[12] ^ state[17] ^ state[22];
        ulong c3 = state[3] ^ state[8] ^ state[13] ^ state[18] ^ state[23];
        ulong c4 = state[4] ^ state[9] ^ state[14] ^ state[19] ^ state[24];
        ulong d0 = c4 ^ BitOperations.RotateLeft(c1, 1);
        ulong d1 = c0 ^ BitOperations.RotateLeft(c2, 1);
        ulong d2 = c1 ^ BitOperations.RotateLeft(c3, 1);
        ulong d3 = c2 ^ BitOperations.RotateLeft(c4, 1);
        ulong d4 = c3 ^ BitOperations.RotateLeft(c0, 1);
        for (int y = 0; y < 25; y += 5)
        {
            Span<ulong> row = state.Slice(y, 5);
            row[0] ^= d0;
            row[1] ^= d1;
            row[2] ^= d2;
            row[3] ^= d3;
            row[4] ^= d4;
        }
    }

    private static void TurnAndMove(Span<ulong> state)
    {
        ReadOnlySpan<int> lanes = PiLane;
        ReadOnlySpan<int> turns = RhoTurn;
        ulong moving = state[1];
        for (int step = 0; step < lanes.Length; step++)
        {
            int target = lanes[step];
            ulong next = state[target];
            state[target] = BitOperations.RotateLeft(moving, turns[step]);
            moving = next;
        }
    }

    private static void MixRows(Span<ulong> state)
    {
        for (int y = 0; y < 25; y += 5)
        {
            Span<ulong> row = state.Slice(y, 5);
            ulong r0 = row[0];
            ulong r1 = row[1];
            ulong r2 = row[2];
            ulong r3 = row[3];
            ulong r4 = row[4];
            row[0] = r0 ^ (~r1 & r2);
            row[1] = r1 ^ (~r2 & r3);
            row[2] = r2 ^ (~r3 & r4);
            row[3] = r3 ^ (~r4 & r0);
            row[4] = r4 ^ (~r0 & r1);
        }
    }
}
