using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Grpc.AspNetCore.Server;

/// <summary>A method with what answers its requests.</summary>
/// <param name="Method">The method.</param>
/// <param name="Handler">Answers a request.</param>
/// <param name="Attributes">Attributes of the service's class and method, for the endpoint.</param>
internal sealed record BoundMethod(IMethod Method, RequestDelegate Handler, IReadOnlyList<object> Attributes);
