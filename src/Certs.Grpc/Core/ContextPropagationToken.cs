namespace Grpc.Core;

/// <summary>Stands for the server call on whose behalf a client call is made.</summary>
/// <remarks>Propagation is not part of this transport; pass deadline and token by hand.</remarks>
public abstract class ContextPropagationToken
{
    internal ContextPropagationToken()
    {
    }
}
