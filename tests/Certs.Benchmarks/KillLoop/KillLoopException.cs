namespace Certs.Benchmarks.KillLoop;

/// <summary>
/// The loop cannot go on: a request is refused for good or fails for too long, or the service ended although
/// nobody killed it.
/// </summary>
internal sealed class KillLoopException(string message, Exception? last = null) : Exception(message, last);
