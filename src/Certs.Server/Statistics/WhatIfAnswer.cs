using Certs.Core;
using Certs.Core.Recognition;
using Certs.Core.Registry;

namespace Certs.Server.Statistics;

/// <summary>What a change of rules would do.</summary>
/// <param name="Groups">The effect by agency and type, most affected first.</param>
/// <param name="Ended">How many of all certificates the chain says have ended by the moment.</param>
/// <param name="At">The moment.</param>
/// <param name="Head">The block that the rules were read at.</param>
internal sealed record WhatIfAnswer(
    IReadOnlyList<(AgencyId Agency, Hash32 Type, ChangeEffect Effect)> Groups, long Ended, DateTimeOffset At,
    ChainHead Head);
