using System.Diagnostics;
using System.Numerics;
using Certs.Core;
using Certs.Core.Evm;
using Certs.Ledger.Evm;
using Certs.Testing.Chain;

namespace Certs.Ledger.Tests.Evm;

// A second opinion by Foundry's cast: an implementation in another language by other people.
public sealed class CastTests
{
    private const string Secret = "0x4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318";
    private const string Recipient = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

    [Theory]
    [InlineData("anchor((bytes32,uint32,uint32,uint16,uint8)[])")]
    [InlineData("setStatus((bytes32,uint32,uint8,uint8,uint40,uint32)[])")]
    [InlineData("addKey(uint32,uint16,bytes,uint40,uint40)")]
    public async Task Selectors_are_the_same(string signature) => Assert.Equal(
        await CastAsync("sig", signature), HexBytes.Encode(new AbiFunction(signature).Selector));

    [Fact]
    public async Task The_call_that_anchors_two_batches_is_the_same()
    {
        string root = "0x" + new string('a', 64);
        AbiFunction anchor = new("anchor((bytes32,uint32,uint32,uint16,uint8)[])");
        object[] batches =
        [
            new object[] { Hash32.FromHex(root), 1_000u, 0x3e0001u, (ushort)33, (byte)1 },
            new object[] { Keccak256.Hash([7]), 1u, 0x210002u, (ushort)1, (byte)3 },
        ];

        string theirs = await CastAsync(
            "calldata", anchor.Signature,
            $"[({root},1000,{0x3e0001},33,1),({Keccak256.Hash([7])},1,{0x210002},1,3)]");

        Assert.Equal(theirs, HexBytes.Encode(anchor.EncodeCall([batches])));
    }

    [Fact]
    public async Task Addresses_and_hashes_are_the_same()
    {
        using Secp256k1Key key = Secp256k1Key.FromBytes(HexBytes.Decode(Secret));

        Assert.Equal(await CastAsync("wallet", "address", "--private-key", Secret), key.Address.ToString());
        Assert.Equal(await CastAsync("keccak", "0x01020304"), Keccak256.Hash([1, 2, 3, 4]).ToString());
        Assert.Equal(
            await CastAsync("compute-address", key.Address.ToString(), "--nonce", "300") switch
            {
                string line => line[(line.LastIndexOf(' ') + 1)..],
            },
            Address.OfContract(key.Address, 300).ToString());
    }

    [Theory]
    [InlineData(0L, 0, 21_000L, "0x")]
    [InlineData(7L, 0, 100_000L, "0x0102030405")]
    [InlineData(300L, 20, 16_000_000L, "0x00")]
    public async Task Signed_legacy_transactions_are_the_same(
        long nonce, int gasPrice, long gasLimit, string data)
    {
        using Secp256k1Key key = Secp256k1Key.FromBytes(HexBytes.Decode(Secret));
        Transaction transaction = Transaction.Legacy(
            6201, (ulong)nonce, gasPrice, (ulong)gasLimit, Address.Parse(Recipient), HexBytes.Decode(data));

        string theirs = await CastAsync(
            "mktx", "--legacy", "--private-key", Secret, "--chain", "6201", "--nonce", $"{nonce}",
            "--gas-price",
            $"{gasPrice}", "--gas-limit", $"{gasLimit}", Recipient, data);

        Assert.Equal(theirs, HexBytes.Encode(transaction.Sign(key).Raw.Span));
    }

    [Fact]
    public async Task Signed_fee_market_transactions_are_the_same()
    {
        using Secp256k1Key key = Secp256k1Key.FromBytes(HexBytes.Decode(Secret));
        Transaction transaction = Transaction.FeeMarket(
            6201, 5, 2_000, 10, 50_000, Address.Parse(Recipient), HexBytes.Decode("0xabcdef"));

        string theirs = await CastAsync(
            "mktx", "--private-key", Secret, "--chain", "6201", "--nonce", "5", "--gas-price", "2000",
            "--priority-gas-price", "10", "--gas-limit", "50000", Recipient, "0xabcdef");

        Assert.Equal(theirs, HexBytes.Encode(transaction.Sign(key).Raw.Span));
    }

    [Fact]
    public async Task What_we_sign_cast_decodes_with_its_sender()
    {
        using Secp256k1Key key = Secp256k1Key.Create();
        SignedTransaction transaction =
            Transaction.Legacy(6201, 1, BigInteger.Zero, 90_000, null, HexBytes.Decode("0x6001")).Sign(key);

        string decoded = await CastAsync("decode-transaction", HexBytes.Encode(transaction.Raw.Span));

        Assert.Contains(key.Address.ToLowerHex(), decoded, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(transaction.Hash.ToString(), decoded, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<string> CastAsync(params string[] arguments)
    {
        string program = Path.Combine(
            TestAnvil.TestsFolder(), "node_modules/@foundry-rs/cast-linux-amd64/bin/cast");
        Assert.True(File.Exists(program), "cast is missing: run `npm ci` in the folder tests.");
        ProcessStartInfo start =
            new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process cast = Process.Start(start)!;
        Task<string> errors = cast.StandardError.ReadToEndAsync();
        string output = await cast.StandardOutput.ReadToEndAsync();
        await cast.WaitForExitAsync();
        Assert.True(cast.ExitCode == 0, await errors);
        return output.Trim();
    }
}
