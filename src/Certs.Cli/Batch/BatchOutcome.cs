namespace Certs.Cli.Batch;

/// <summary>What became of a batch.</summary>
/// <param name="Total">Items in the file.</param>
/// <param name="Issued">Items with a certificate, in this run or an earlier one.</param>
/// <param name="Refused">Items with an error.</param>
internal sealed record BatchOutcome(int Total, int Issued, int Refused);
