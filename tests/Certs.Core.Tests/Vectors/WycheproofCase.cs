namespace Certs.Core.Tests.Vectors;

// One case: Result is "valid", "invalid" or "acceptable".
internal sealed record WycheproofCase(
    int Id, string Name, byte[] Spki, byte[] Message, byte[] Signature, string Result, string[] Flags)
{
    public override string ToString() => Name;
}
