namespace Certs.Core.Registry;

/// <summary>What a rule is found by: the province that wrote it and exactly what it restricts.</summary>
internal readonly record struct RuleKey(ushort Province, RuleSelector Selector)
{
    // Cheaper than the generated one, which asks every member's comparer; look-ups by rule are many.
    public override int GetHashCode()
    {
        int members = Province
            | ((int)(Selector.Suite ?? 0) << 8)
            | ((Selector.IssuerProvince ?? 0) << 16)
            | ((Selector.SealGeneration ?? 0) << 24);
        return members ^ (Selector.Type is { } type ? type.GetHashCode() : 0);
    }
}
