namespace Certs.Server.Watching;

/// <summary>A certificate of this node as those who watch it know it.</summary>
/// <param name="Number">Its licence identifier.</param>
/// <param name="Type">Its type's vct.</param>
internal sealed record WatchedCertificate(string Number, string Type);
