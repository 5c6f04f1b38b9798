namespace Certs.Core.Registry;

/// <summary>A member that a rule's selector can restrict.</summary>
internal enum RuleMember
{
    Suite = 1,
    Seal = 2,
    Type = 3,
    Issuer = 4,
}
