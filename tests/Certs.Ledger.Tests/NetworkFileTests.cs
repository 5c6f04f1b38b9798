using Certs.Core.Evm;
using Certs.Ledger.Contracts;

namespace Certs.Ledger.Tests;

public sealed class NetworkFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("certs-network-").FullName;

    private string File => Path.Combine(_folder, "network.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_written_reads_back()
    {
        NetworkFile network = Network();

        network.Write(File);

        Assert.Equal(network, NetworkFile.Read(File));
        Assert.Equal([File], Directory.GetFiles(_folder));
    }

    [Fact]
    public void The_chain_is_named_as_documents_name_it() => Assert.Equal(
        "eip155:6201:0x0500000000000000000000000000000000000000", Network().ChainName);

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"chain_id":6201}""")]
    public void Another_file_is_refused(string content)
    {
        System.IO.File.WriteAllText(File, content);

        Assert.Throws<FormatException>(() => NetworkFile.Read(File));
    }

    [Theory]
    [InlineData("\"chain_id\": 6201", "\"chain_id\": \"6201\"")]
    [InlineData("\"chain_id\": 6201", "\"chain_id\": 6201, \"chain_id\": 1")]
    [InlineData("\"chain_id\": 6201", "\"chain_id\": 6201, \"unknown\": 1")]
    [InlineData("0x0500000000000000000000000000000000000000", "0x05")]
    [InlineData("\"development\": true,", "")]
    public void A_file_with_one_wrong_member_is_refused(string right, string wrong)
    {
        Network().Write(File);
        string content = System.IO.File.ReadAllText(File);
        Assert.Contains(right, content, StringComparison.Ordinal);
        System.IO.File.WriteAllText(File, content.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Throws<FormatException>(() => NetworkFile.Read(File));
    }

    private static NetworkFile Network()
    {
        Address[] addresses = [.. Enumerable.Range(1, 6).Select(number =>
        {
            byte[] bytes = new byte[20];
            bytes[0] = (byte)number;
            return new Address(bytes);
        })];
        return new NetworkFile(
            6201, Keccak256.Hash([1]), true,
            new ContractAddresses(
                addresses[0], addresses[1], addresses[2], addresses[3], addresses[4], addresses[5]),
            [.. addresses.Select(address => Keccak256.Hash(address.ToArray()))], 7);
    }
}
