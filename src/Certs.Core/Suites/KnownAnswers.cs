using System.Security.Cryptography;
using Certs.Core.Evm;

namespace Certs.Core.Suites;

/// <summary>
/// The answers that a right libcrypto and right arithmetic of our own give, one or more for each algorithm
/// that suites and block seals use.
/// </summary>
/// <param name="Values">Hash values and recovered keys.</param>
/// <param name="Signatures">Signatures, at least one for each suite.</param>
internal sealed record KnownAnswers(
    IReadOnlyList<KnownValue> Values, IReadOnlyList<KnownSignature> Signatures)
{
    // Wycheproof (Apache-2.0), rsa_pss_2048_sha256_mgf1_32_test and rsa_signature_2048_sha256_test: one key.
    private const string RsaSpki =
        "30820122300D06092A864886F70D01010105000382010F003082010A0282010100A2B451A07D0AA5F96E4556"
        + "71513550514A8A5B462EBEF717094FA1FEE82224E637F9746D3F7CAFD31878D80325B6EF5A1700F65903B469"
        + "429E89D6EAC8845097B5AB393189DB92512ED8A7711A1253FACD20F79C15E8247F3D3E42E46E48C98E254A2F"
        + "E9765313A03EFF8F17E1A029397A1FA26A8DCE26F490ED81299615D9814C22DA610428E09C7D9658594266F5"
        + "C021D0FCECA08D945A12BE82DE4D1ECE6B4C03145B5D3495D4ED5411EB878DAF05FD7AFC3E09ADA0F1126422"
        + "F590975A1969816F48698BCBBA1B4D9CAE79D460D8F9F85E7975005D9BC22C4E5AC0F7C1A45D12569A62807D"
        + "3B9A02E5A530E773066F453D1F5B4C2E9CF7820283F742B9D50203010001";

    private const string SealedHash = "CE0677BB30BAA8CF067C88DB9811F4333D131BF8BCF12FE7065D211DCE971008";
    private const string Seal =
        "90F27B8B488DB00B00606796D2987F6A5F59AE62EA05EFFE84FEF5B8B0E549984A691139AD57A3F0B906637673AA2F63"
        + "D1F55CB1A69199D4009EEA23CEADDC9301";

    private const string Sealer =
        "E32DF42865E97135ACFB65F3BAE71BDC86F4D49150AD6A440B6F15878109880A0A2B2667F7E725CEEA70C673093BF676"
        + "63E0312623C8E091B13CF2C0F11EF652";

    /// <summary>Published answers; each names its source.</summary>
    public static KnownAnswers Published { get; } = new(
        [
            // FIPS 180-4 examples.
            new("SHA-256", data => Hashing.Sha256(data), "abc"u8.ToArray(), Hex(
                "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")),

            // GB/T 32905-2016 appendix A.1 and A.2.
            new("SM3", data => Hashing.Sm3(data), "abc"u8.ToArray(), Hex(
                "66C7F0F462EEEDD9D1F2D46BDC10E4E24167C4875CF2F7A2297DA02B8F4BA8E0")),
            new(
                "SM3",
                data => Hashing.Sm3(data),
                "abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd"u8.ToArray(),
                Hex("DEBE9FF92275B8A138604889C18E5A4D6FDB70E5387E5765293DCBA39C0C5732")),

            // go-ethereum, crypto/crypto_test.go.
            new("Keccak-256", data => Keccak256.Hash(data).ToArray(), "abc"u8.ToArray(), Hex(
                "4E03657AEA45A94FC7D47BA826C8D667C0D1E6E33A64A036EC44F58FA12D6C45")),

            // McGrew and Viega, The Galois/Counter Mode of Operation, appendix B, test case 14. Private keys are
            // kept under it.
            new("AES-256-GCM", Encrypt, new byte[16], Hex(
                "CEA7403D4D606B6E074EC5D3BAF39D18D0D1C8A799996BF0265B98B5D48AB919")),

            // go-ethereum, crypto/signature_test.go: alone and beside another.
            new("secp256k1", data => Recover(data, 1), Hex(SealedHash + Seal), Hex(Sealer)),
            new("secp256k1", data => Recover(data, 2), Hex(SealedHash + Seal), Hex(Sealer)),
        ],
        [
            // RFC 6979 appendix A.2.5, SHA-256.
            new("ES256", Suite.ES256, EcSpki(
                Oids.P256,
                "60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB67903FE1008B8BC99A41AE9E9"
                + "5628BC64F2F1B20C2D7E9F5177A3C294D4462299"),
                "sample"u8.ToArray(),
                Hex(
                "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716F7CB1C942D657C41D436C7A1"
                + "B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8")),

            // RFC 6979 appendix A.2.6, SHA-384.
            new("ES384", Suite.ES384, EcSpki(
                Oids.P384,
                "EC3A4E415B4E19A4568618029F427FA5DA9A8BC4AE92E02E06AAE5286B300C64DEF8F0EA9055866064A25451"
                + "5480BC138015D9B72D7D57244EA8EF9AC0C621896708A59367F9DFB9F54CA84B3F1C9DB1288B231C3AE0D4FE"
                + "7344FD2533264720"),
                "sample"u8.ToArray(),
                Hex(
                "94EDBB92A5ECB8AAD4736E56C691916B3F88140666CE9FA73D64C4EA95AD133C81A648152E44ACF96E36DD1E"
                + "80FABE4699EF4AEB15F178CEA1FE40DB2603138F130E740A19624526203B6351D0A3A94FA329C145786E679E"
                + "7B82C71A38628AC8")),
            new("PS256", Suite.PS256, Hex(RsaSpki), "Test"u8.ToArray(), Hex(
                "401EB03CDB47CA88033E3030F6BDECBAC8F5C8FC1DD6A13D23D379ED9A2B309891D13D74FEA9D21D159B9E6D"
                + "8F37EFA2489962E24555F56DD434FF1D31CE4F9F5ABD3F22CBEA8B691D6A11E44EFB83E2BCA155E6A164325E"
                + "0FDE2A8865AFD5C9F51161A9D615F62AF7EC2E31B3E5AB649C164490D31D88CFAE35B84AEA7925690F929A14"
                + "4B6D2F48E8FB894A52DEECD1B9A6496990C4ECF1588699A42CACD10C53AF350514E4291EA9A058E77F101E32"
                + "C1C0CEFA61D945F7BC931F8BD19E7BA3169358A60E5A8B0123BC3199B9FDCAFE8E519C41BA675491A27B85E4"
                + "4EF2D77277C10FE107293C8290186913BC9A99B640D8DA041B64F31EAB1D35920985F4A5")),
            new("RS256", Suite.RS256, Hex(RsaSpki), "Test"u8.ToArray(), Hex(
                "264491E844C119F14E425C03282139A558DCDAEB82A4628173CD407FD319F9076EAEBC0DD87A1C22E4D17839"
                + "096886D58A9D5B7F7AEB63EFEC56C45AC7BEAD4203B6886E1FAA90E028EC0AE094D46BF3F97EFDD19045CFBC"
                + "25A1ABDA2432639F9876405C0D68F8EDBF047C12A454F7681D5D5A2B54BD3723D193DBAD4338BAAD75326400"
                + "6E2D08931C4B8BB79AA1C9CAD10EB6605F87C5831F6E2B08E002F9C6F21141F5841D92727DD3E1D99C36BC56"
                + "0DA3C9067DF99FCAF818941F72588BE33032BAD22CAF6704223BB114D575B6D02D9D222B580005D930E8F40C"
                + "CE9F672EEBB634A20177D84351627964B83F2053D736A84AB1A005F63BD5BA943DE6205C")),

            // RFC 8032 §7.1, TEST 2.
            new("EdDSA", Suite.EdDSA, PublicKeyInfo.Write(Oids.Ed25519, null, false, Hex(
                "3D4017C3E843895A92B70AA74D1B7EBC9C982CCF2EC4968CC0CD55F12AF4660C")), [0x72], Hex(
                "92A009A9F0D4CAB8720E820B5F642540A2B27B5416503F8FB3762223EBDB69DA085AC1E43E15996E458F3613"
                + "D0F11D8C387B2EAEB4302AEEB00D291612BB0C00")),

            // GB/T 32918.5-2017 appendix A.2; user id 1234567812345678.
            new("SM2", Suite.SM2, EcSpki(
                Oids.Sm2,
                "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020CCEA490CE26775A52DC6EA71"
                + "8CC1AA600AED05FBF35E084A6632F6072DA9AD13"),
                "message digest"u8.ToArray(),
                Hex(
                "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3B1B6AA29DF212FD8763182BC"
                + "0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA")),
        ]);

    private static byte[] EcSpki(string curve, string xy) =>
        PublicKeyInfo.Write(Oids.EcPublicKey, curve, hasNull: false, Hex("04" + xy));

    // The key behind hash‖r‖s‖parity, the last of so many signatures that are the same.
    private static byte[] Recover(byte[] data, int count) => Secp256k1.RecoverPublicKeys(
        new Hash32(data.AsSpan(0, 32)),
        [.. Enumerable.Repeat(RecoverableSignature.FromBytes(data.AsSpan(32)), count)])[^1] ?? [];

    // Under a key and a nonce of zeros; the tag comes last.
    private static byte[] Encrypt(byte[] data)
    {
        byte[] both = new byte[data.Length + AesGcm.TagByteSizes.MaxSize];
        using AesGcm cipher = new(new byte[32], AesGcm.TagByteSizes.MaxSize);
        cipher.Encrypt(new byte[12], data, both.AsSpan(0, data.Length), both.AsSpan(data.Length));
        return both;
    }

    private static byte[] Hex(string digits) => Convert.FromHexString(digits);
}
