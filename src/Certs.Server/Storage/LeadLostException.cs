namespace Certs.Server.Storage;

/// <summary>Another replica anchors by now. What was to be written is not; it is the other's to do.</summary>
internal sealed class LeadLostException() : Exception("Another replica anchors by now.");
