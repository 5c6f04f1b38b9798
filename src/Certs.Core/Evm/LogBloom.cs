namespace Certs.Core.Evm;

/// <summary>A header's 2,048-bit summary of who logged what (yellow paper §4.3.1).</summary>
public static class LogBloom
{
    /// <summary>False when no log of the block is by this contract; true when there may be one.</summary>
    /// <param name="bloom">256 bytes.</param>
    /// <param name="contract">The contract.</param>
    public static bool MayContain(ReadOnlySpan<byte> bloom, Address contract)
    {
        byte[] hash = Keccak256.Hash(contract.ToArray()).ToArray();
        for (int pair = 0; pair < 6; pair += 2)
        {
            int bit = ((hash[pair] << 8) | hash[pair + 1]) & 0x7ff;
            if ((bloom[255 - (bit / 8)] & (1 << (bit % 8))) == 0)
            {
                return false;
            }
        }

        return true;
    }
}
