using Certs.Core;
using Certs.Core.Recognition;
using Certs.Core.Registry;

namespace Certs.Server.Statistics;

/// <summary>What a change of rules would do.</summary>
/// <param name="Groups">The effect by agency and type, most affected first.</param>
/// <param name="LeftOut">How many certificates are not counted, by why they are no longer in force.</param>
/// <param name="At">The moment.</param>
/// <param name="Head">The block that the rules were read at.</param>
internal sealed record WhatIfAnswer(
    IReadOnlyList<(AgencyId Agency, Hash32 Type, ChangeEffect Effect)> Groups,
    IReadOnlyDictionary<Ending, long> LeftOut, DateTimeOffset At, ChainHead Head);
