using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Xunit;

namespace Certs.Server.Tests.Hostile;

/// <summary>Personal data that comes in with a request does not come out in the log (threat T18).</summary>
public sealed class CanaryTests
{
    private const string IdNumber = "11010519491231002X";
    private const string Name = "欧阳金丝雀";
    private const string Phone = "13900001234";

    private static readonly string[] Canaries = [IdNumber, Name, Phone, JsonEncodedText.Encode(Name).Value];

    private static readonly string All = $"{IdNumber} {Name} {Phone}";

    [Fact]
    public async Task No_text_field_of_any_method_reaches_the_log()
    {
        await using HostileNode node = await HostileNode.StartAsync("--Logging:LogLevel:Default=Debug");
        HostileTally tally = new();

        foreach (HostileCaller caller in new[] { node.Stranger, node.Issuer, node.Operator })
        {
            foreach (MethodDescriptor method in SampleRequests.Methods)
            {
                foreach (IMessage message in Variants(new SampleRequests(node), method))
                {
                    await SendAsync(caller, method, message, tally);
                }
            }
        }

        Assert.Empty(tally.Wrong);
        Assert.Contains("OK", tally.Summary, StringComparison.Ordinal);
        string log = await node.EndAsync();
        Assert.All(
            SampleRequests.Methods, method => Assert.Contains(SampleRequests.PathOf(method), log, StringComparison.Ordinal));
        Assert.All(Canaries, canary => Assert.DoesNotContain(canary, log, StringComparison.Ordinal));
    }

    // The same request with each of its texts replaced in turn, so that what comes after a good field is reached too.
    private static IEnumerable<IMessage> Variants(SampleRequests samples, MethodDescriptor method)
    {
        // One without texts is sent as it is; unknown members and broken ends are added to every request.
        yield return samples.Make(method);
        int places = TextPlaces.Count(samples.Make(method));
        for (int i = 0; i < places; i++)
        {
            foreach (string canary in new[] { All, IdNumber, Name, Phone })
            {
                IMessage message = samples.Make(method);
                TextPlaces.Replace(message, i, canary);
                yield return message;
            }
        }
    }

    private static async Task SendAsync(
        HostileCaller caller, MethodDescriptor method, IMessage message, HostileTally tally)
    {
        string path = SampleRequests.PathOf(method);
        string json = JsonFormatter.Default.Format(message);
        byte[] bytes = message.ToByteArray();
        byte[] unknown = Encoding.UTF8.GetBytes(json[..^1].TrimEnd() + $$""", "{{All}}": "{{All}}"}""");
        byte[] cut = Encoding.UTF8.GetBytes(json[..^1] + "\"" + All);
        string type = method.IsClientStreaming || method.IsServerStreaming ? "application/connect+json" : "application/json";

        Add(await caller.CallAsync(path, bytes));
        Add(await caller.CallAsync(path, [.. bytes, .. Encoding.UTF8.GetBytes(All)]));
        foreach (byte[] text in new[] { Encoding.UTF8.GetBytes(json), unknown, cut })
        {
            Add(await caller.PostAsync(
                path, type, type == "application/json" ? text : FrameMutation.Frame(0, (uint)text.Length, text)));
        }

        void Add(HostileAnswer answer) => tally.Add(method.Name, answer.Code, answer.Detail, () => json);
    }
}
