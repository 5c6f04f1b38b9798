namespace Certs.Ledger.Evm;

/// <summary>The kinds of type of the Solidity contract ABI that this code reads and writes.</summary>
public enum AbiKind
{
    /// <summary><c>uint8</c> to <c>uint256</c>; a <see cref="System.Numerics.BigInteger"/>.</summary>
    NaturalNumber = 1,

    /// <summary>
    /// <c>int8</c> to <c>int256</c>, two's complement; a <see cref="System.Numerics.BigInteger"/>.
    /// </summary>
    WholeNumber = 2,

    /// <summary><c>address</c>; an <see cref="Core.Evm.Address"/>.</summary>
    Address = 3,

    /// <summary><c>bool</c>; a <see cref="bool"/>.</summary>
    Boolean = 4,

    /// <summary><c>bytes1</c> to <c>bytes32</c>; a byte array of that length.</summary>
    FixedBytes = 5,

    /// <summary><c>bytes</c>; a byte array.</summary>
    Bytes = 6,

    /// <summary><c>string</c>, UTF-8; a <see cref="string"/>.</summary>
    Text = 7,

    /// <summary><c>T[]</c> or <c>T[n]</c>; an object array.</summary>
    Array = 8,

    /// <summary><c>(T1,T2,…)</c>; an object array.</summary>
    Tuple = 9,
}
