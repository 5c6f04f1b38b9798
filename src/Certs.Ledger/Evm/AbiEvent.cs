using Certs.Core;
using Certs.Core.Evm;

namespace Certs.Ledger.Evm;

/// <summary>An event of a contract: its first topic and how to read its logs.</summary>
public sealed class AbiEvent
{
    private readonly IReadOnlyList<bool> _isIndexed;
    private readonly IReadOnlyList<AbiType> _dataTypes;
    private readonly IReadOnlyList<AbiType> _types;

    /// <summary>Reads a declaration.</summary>
    /// <param name="declaration">
    /// Types in order, indexed ones marked, such as <c>BatchAnchored(bytes32 indexed,uint32
    /// indexed,uint256)</c>. Indexed members are of elementary static types: others would be there only as
    /// their hash.
    /// </param>
    /// <exception cref="FormatException">A type is unknown.</exception>
    public AbiEvent(string declaration)
    {
        ArgumentNullException.ThrowIfNull(declaration);
        int parenthesis = declaration.IndexOf('(', StringComparison.Ordinal);
        string[] members = declaration[(parenthesis + 1)..^1].Split(',');
        _isIndexed = [.. members.Select(member => member.EndsWith(" indexed", StringComparison.Ordinal))];
        _types = [.. members.Select(member => AbiType.Parse(member.Split(' ')[0]))];
        _dataTypes = [.. _types.Where((_, at) => !_isIndexed[at])];
        Signature = $"{declaration[..parenthesis]}({string.Join(',', _types)})";
        Topic = Keccak256.Hash(System.Text.Encoding.ASCII.GetBytes(Signature));
    }

    /// <summary>The canonical signature.</summary>
    public string Signature { get; }

    /// <summary>The first topic of its logs: the Keccak-256 of the signature.</summary>
    public Hash32 Topic { get; }

    /// <summary>Reads the members of a log in the order of the declaration.</summary>
    /// <exception cref="AbiException">Not a log of this event.</exception>
    public object[] Decode(EventLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        if (log.Topics.Count != 1 + _isIndexed.Count(isIndexed => isIndexed) || log.Topics[0] != Topic)
        {
            throw new AbiException($"The log is not one of {Signature}.");
        }

        object[] data = AbiDecoder.Decode(_dataTypes, log.Data.Span);
        object[] members = new object[_types.Count];
        int topic = 1;
        int datum = 0;
        for (int i = 0; i < members.Length; i++)
        {
            members[i] = _isIndexed[i]
                ? AbiWord.Read(_types[i], log.Topics[topic++].ToArray())
                : data[datum++];
        }

        return members;
    }
}
