namespace Certs.Core.Registry;

/// <summary>
/// A registry event contradicts those before it: the replay missed one, or the node that sent it does not
/// tell the truth. Views made before stay right; no further event may be applied, the replay has to start
/// again.
/// </summary>
/// <param name="message">What contradicts what, for the log; numbers and digests only.</param>
public sealed class RegistryInconsistentException(string message) : Exception(message);
