namespace Certs.Core.Lifecycle;

/// <summary>What an authority does to a certificate. The numbers are on the wire and never change.</summary>
public enum ChangeAct : byte
{
    /// <summary>Puts it on hold (暂扣).</summary>
    Suspend = 1,

    /// <summary>Lifts the hold (恢复).</summary>
    Resume = 2,

    /// <summary>Replaces it by another certificate (变更、延续、补发).</summary>
    Supersede = 3,

    /// <summary>Withdraws it (撤销、吊销、撤回). Final; needs a second person.</summary>
    Revoke = 4,

    /// <summary>Closes it (注销). Final.</summary>
    Cancel = 5,
}
