using Google.Protobuf;
using Spectre.Console.Rendering;

namespace Certs.Cli.Demo;

/// <summary>Something that the demonstration shows and that is no verdict.</summary>
/// <param name="Letter">(a) to (i).</param>
/// <param name="Zh">What is shown, in Chinese.</param>
/// <param name="En">What is shown, in English.</param>
/// <param name="Province">Whose service told it.</param>
/// <param name="Expected">What it must be.</param>
/// <param name="Holds">Whether it is.</param>
/// <param name="Told">What the service told.</param>
/// <param name="Shown">The same for people.</param>
internal sealed record DemoFact(
    string Letter, string Zh, string En, ushort Province, string Expected, bool Holds, IMessage Told, IRenderable Shown);
