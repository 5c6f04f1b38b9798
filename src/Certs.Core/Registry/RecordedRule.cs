namespace Certs.Core.Registry;

/// <summary>A recognition rule with where it was recorded.</summary>
/// <param name="Rule">The rule; its end is the one known at the view's block.</param>
/// <param name="RecordedAt">Where on the chain the rule was written.</param>
/// <param name="EndRecordedAt">
/// Where its present end was recorded; null: the end (or none) it was written with.
/// </param>
public sealed record RecordedRule(RecognitionRule Rule, ChainPoint RecordedAt, ChainPoint? EndRecordedAt);
