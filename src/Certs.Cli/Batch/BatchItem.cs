using Google.Protobuf.WellKnownTypes;

namespace Certs.Cli.Batch;

/// <summary>One line of a batch file.</summary>
/// <param name="Line">The line in the file, from 1; the header of a CSV file counts.</param>
/// <param name="Fields">The certificate's fields.</param>
/// <param name="Serial">The column or member <c>_serial</c>: the serial number; null: the service makes one.</param>
/// <param name="ValidFrom">The column or member <c>_valid_from</c> (RFC 3339); null: the moment of issue.</param>
/// <param name="ValidUntil">The column or member <c>_valid_until</c> (RFC 3339); null: without end.</param>
internal sealed record BatchItem(int Line, Struct Fields, string? Serial, Timestamp? ValidFrom, Timestamp? ValidUntil);
