using System.Net;

namespace Microsoft.AspNetCore.Hosting;

/// <summary>An address that nobody can connect to: it makes Kestrel build a pipeline, and nothing
/// else.</summary>
/// <param name="name">What the server's list of addresses shows.</param>
internal sealed class PipelineEndPoint(string name) : EndPoint
{
    public override string ToString() => name;
}
