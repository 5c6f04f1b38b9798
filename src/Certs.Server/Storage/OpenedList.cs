namespace Certs.Server.Storage;

/// <summary>A status list of an agency of which something was given out.</summary>
/// <param name="List">1 for the agency's first list, then up by one.</param>
/// <param name="OpenedAt">When its first entry was given out.</param>
/// <param name="Address">Under which address it is published; the setting may be another by now.</param>
internal sealed record OpenedList(int List, DateTimeOffset OpenedAt, string Address);
