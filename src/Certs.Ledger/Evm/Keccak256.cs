using System.Buffers.Binary;
using System.Numerics;
using Certs.Core;

namespace Certs.Ledger.Evm;

/// <summary>Keccak-256 as Ethereum uses it: the sponge of FIPS 202 with the original padding byte 0x01.</summary>
/// <remarks>
/// Not SHA3-256, whose padding byte is 0x06 (FIPS 202 §6.1). The platform and libcrypto 3.0 offer only the latter.
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
        Span<ulong> column = stackalloc ulong[5];
        for (int round = 0; round < Rounds; round++)
        {
            MixColumns(state, column);
            TurnAndMove(state);
            MixRows(state, column);
            state[0] ^= RoundConstants[round];
        }
    }

    private static void MixColumns(Span<ulong> state, Span<ulong> column)
    {
        for (int x = 0; x < 5; x++)
        {
            column[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20];
        }

        for (int x = 0; x < 5; x++)
        {
            ulong parity = column[(x + 4) % 5] ^ BitOperations.RotateLeft(column[(x + 1) % 5], 1);
            for (int y = 0; y < 25; y += 5)
            {
                state[x + y] ^= parity;
            }
        }
    }

    private static void TurnAndMove(Span<ulong> state)
    {
        ulong moving = state[1];
        for (int step = 0; step < PiLane.Length; step++)
        {
            int target = PiLane[step];
            (moving, state[target]) = (state[target], BitOperations.RotateLeft(moving, RhoTurn[step]));
        }
    }

    private static void MixRows(Span<ulong> state, Span<ulong> row)
    {
        for (int y = 0; y < 25; y += 5)
        {
            state.Slice(y, 5).CopyTo(row);
            for (int x = 0; x < 5; x++)
            {
                state[y + x] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]);
            }
        }
    }
}
