using Xunit;

namespace Certs.Grpc.Tests.Interop;

/// <summary>Frames by hand over Node's HTTP/2: the wire itself, and clients that break its rules.</summary>
public sealed class Http2RawTests(InteropHost host) : IClassFixture<InteropHost>
{
    private static readonly string[] Names =
    [
        "a_compressed_answer_is_compressed_on_the_wire", "an_uncompressed_answer_has_no_flag",
        "each_streamed_answer_is_compressed_or_not_as_asked", "who_accepts_no_gzip_gets_none",
        "an_error_without_messages_is_headers_alone", "an_unknown_encoding_is_told_what_there_is",
        "a_flag_without_encoding_is_internal", "bytes_that_are_not_gzip_are_internal",
        "an_unknown_flag_is_internal", "a_length_of_four_gigabytes_is_refused_at_once",
        "half_a_message_is_internal", "no_message_and_two_messages_are_unimplemented",
        "bytes_that_are_not_protobuf_are_internal", "a_message_may_come_byte_by_byte", "other_content_is_415",
        "timeouts_are_read_to_their_edges", "the_server_ends_an_overdue_call_itself",
        "a_bomb_of_gzip_is_refused", "a_thousand_resets_do_no_harm",
        "a_client_that_does_not_read_holds_nobody_up",
    ];

    public static TheoryData<string> Cases => [.. Names];

    [Fact]
    public async Task Every_case_of_the_script_is_called()
    {
        ForeignCommand list = new(await NodeAsync(), TestFolders.Script("http2_raw.mjs"), "--list");

        ForeignRun run = await ForeignClient.RunAsync(list);

        Assert.Equal(Names, run.MustSucceed().Lines);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task On_the_wire(string name)
    {
        ForeignCommand client = new(
            await NodeAsync(),
            TestFolders.Script("http2_raw.mjs"),
            "--url", host.Address(Channel.Plaintext).ToString(),
            "--descriptors", host.DescriptorsFile,
            "--case", name);

        ForeignRun run = await ForeignClient.RunAsync(client);

        Assert.Contains($"OK: {name}", run.MustSucceed().Output);
        await host.Log.ComesToRestAsync();
    }

    private static Task<string> NodeAsync() => ForeignTools.NodeAsync("@bufbuild/protobuf");
}
