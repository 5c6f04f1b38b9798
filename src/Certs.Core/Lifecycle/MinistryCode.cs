using Certs.Core.Verification;

namespace Certs.Core.Lifecycle;

/// <summary>One code of a ministry's list.</summary>
/// <param name="Set">The list.</param>
/// <param name="Code">The code, digits.</param>
/// <param name="Zh">What the ministry calls it.</param>
/// <param name="Standing">What it says of the certificate; null: nothing that has a place here (其他).</param>
/// <param name="Reason">The reason that it implies; null: none.</param>
public sealed record MinistryCode(
    CodeSet Set, string Code, string Zh, Standing? Standing, ChangeReason? Reason = null);
