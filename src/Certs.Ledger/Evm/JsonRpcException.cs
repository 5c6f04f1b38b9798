namespace Certs.Ledger.Evm;

/// <summary>A node understood the question and answered with an error.</summary>
public sealed class JsonRpcException : Exception
{
    private const int MaximumTextLength = 300;

    /// <summary>Reads a node's error.</summary>
    /// <param name="code">The node's code.</param>
    /// <param name="text">The node's text; cut to 300 characters.</param>
    /// <param name="revertData">What the contract said; null when it said nothing.</param>
    public JsonRpcException(int code, string text, byte[]? revertData = null)
        : base($"The node answers {code}: {Cut(text)}")
    {
        Code = code;
        RevertData = revertData;
        Refusal = NodeRefusals.Classify(code, text);
    }

    /// <summary>The node's code.</summary>
    public int Code { get; }

    /// <summary>What the code and the text mean.</summary>
    public NodeRefusal Refusal { get; }

    /// <summary>
    /// What a contract that reverted said: a selector and arguments; null when it said nothing.
    /// </summary>
    public byte[]? RevertData { get; }

    private static string Cut(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string printable = new(
            [.. text.Take(MaximumTextLength).Where(character => !char.IsControl(character))]);
        return printable;
    }
}
