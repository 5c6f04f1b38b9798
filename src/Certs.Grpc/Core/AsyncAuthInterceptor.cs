namespace Grpc.Core;

/// <summary>Adds credentials to the headers of a call before it is sent.</summary>
/// <param name="context">The call.</param>
/// <param name="metadata">The call's headers, to which entries are added.</param>
public delegate Task AsyncAuthInterceptor(AuthInterceptorContext context, Metadata metadata);
