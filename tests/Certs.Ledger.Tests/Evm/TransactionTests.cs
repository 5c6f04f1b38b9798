using System.Numerics;
using System.Text.Json;
using Certs.Core.Evm;
using Certs.Ledger.Evm;
using Certs.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Certs.Ledger.Tests.Evm;

public sealed class TransactionTests
{
    private const string Fork = "London";

    // EIP-3860 limits the creation code from Shanghai on; at London its four vectors are ordinary
    // transactions.
    [Fact]
    public void The_foundations_transactions_are_taken_or_refused_as_a_london_node_does()
    {
        string folder = Path.Combine(Repository.Vectors("ethereum-tests"), "TransactionTests");
        int taken = 0;
        int refused = 0;
        foreach (string file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories))
        {
            foreach (JsonProperty vector in EthereumVectors.Read(file).EnumerateObject())
            {
                JsonElement expected = vector.Value.GetProperty("result").GetProperty(Fork);
                string? hash = expected.TryGetProperty("hash", out JsonElement value)
                    ? value.GetString()
                    : null;

                SignedTransaction? transaction = Read(vector.Value.GetProperty("txbytes").GetString()!);

                Assert.True((hash is not null) == (transaction is not null), file);
                Assert.Equal(hash, transaction?.Hash.ToString());
                if (transaction is not null)
                {
                    Assert.Equal(
                        expected.GetProperty("sender").GetString(), transaction.Sender?.ToLowerHex());
                    Assert.Equal(
                        HexBytes.DecodeQuantity(expected.GetProperty("intrinsicGas").GetString()!),
                        TransactionRules.IntrinsicGas(transaction.Transaction));
                }

                taken += transaction is null ? 0 : 1;
                refused += transaction is null ? 1 : 0;
            }
        }

        Assert.True(taken >= 50 && refused >= 140, $"{taken} taken, {refused} refused");
    }

    // Signed before EIP-155, so without a chain id, by an implementation whose s may be high: only the fields
    // compare.
    [Fact]
    public void The_foundations_oldest_transactions_have_the_fields_that_they_name()
    {
        foreach (JsonElement vector in EthereumVectors.Tests("BasicTests/txtest.json").EnumerateArray())
        {
            using Secp256k1Key key =
                Secp256k1Key.FromBytes(Convert.FromHexString(vector.GetProperty("key").GetString()!));
            byte[] raw = Convert.FromHexString(vector.GetProperty("signed").GetString()!);

            SignedTransaction transaction = SignedTransaction.Decode(raw);

            Assert.Equal(vector.GetProperty("gasprice").GetInt64(), transaction.Transaction.GasPrice);
            Assert.Equal(vector.GetProperty("startgas").GetUInt64(), transaction.Transaction.GasLimit);
            Assert.Equal(
                vector.GetProperty("data").GetString(),
                Convert.ToHexStringLower(transaction.Transaction.Data.Span));
            Assert.Equal(raw, transaction.Raw.ToArray());
            Assert.Contains(transaction.Sender, new Address?[] { key.Address, null });
        }
    }

    [Fact]
    public void The_example_of_eip_155_comes_out()
    {
        byte[] secret = new byte[32];
        Array.Fill(secret, (byte)0x46);
        using Secp256k1Key key = Secp256k1Key.FromBytes(secret);
        Transaction transaction = Transaction.Legacy(
            1, 9, 20_000_000_000, 21_000, Address.Parse("0x3535353535353535353535353535353535353535"),
            default) with
        {
            Value = BigInteger.Pow(10, 18),
        };

        SignedTransaction signed = transaction.Sign(key);

        Assert.Equal(
            "0xf86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a7"
            + "6400008025a028ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276a067"
            + "cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83",
            HexBytes.Encode(signed.Raw.Span));
    }

    [Fact]
    public void What_is_signed_reads_back_with_its_sender()
    {
        using Secp256k1Key key = Secp256k1Key.Create();

        Prop.ForAll<ulong, byte[], bool>((nonce, data, isLegacy) =>
        {
            Address to = Address.OfContract(key.Address, nonce);
            Transaction transaction = isLegacy
                ? Transaction.Legacy(6201, nonce, 0, 100_000, to, data)
                : Transaction.FeeMarket(6201, nonce, 7, 3, 100_000, null, data);

            SignedTransaction read = SignedTransaction.Decode(transaction.Sign(key).Raw.Span);

            return read.Sender == key.Address
                && read.Transaction.Nonce == nonce
                && read.Transaction.Data.Span.SequenceEqual(data)
                && read.Transaction.To == transaction.To;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    private static SignedTransaction? Read(string raw)
    {
        try
        {
            SignedTransaction transaction = SignedTransaction.Decode(HexBytes.Decode(raw));
            return TransactionRules.FindFault(transaction, chainId: 1) is null ? transaction : null;
        }
        catch (RlpException)
        {
            return null;
        }
    }
}
