namespace Certs.Core.Registry;

/// <summary>One stretch of time for which an agency was accredited.</summary>
/// <param name="Period">From when until when; its end is the one known at the view's block.</param>
/// <param name="RecordedAt">Where on the chain it was said.</param>
/// <param name="EndRecordedAt">
/// Where its present end was said; null: the end (or none) it was accredited with.
/// </param>
public sealed record AccreditedPeriod(Period Period, ChainPoint RecordedAt, ChainPoint? EndRecordedAt);
