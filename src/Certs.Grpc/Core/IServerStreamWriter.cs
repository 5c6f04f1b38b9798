namespace Grpc.Core;

/// <summary>The responses of a server call; the handler's return ends them.</summary>
/// <typeparam name="T">The response message.</typeparam>
public interface IServerStreamWriter<in T> : IAsyncStreamWriter<T>;
