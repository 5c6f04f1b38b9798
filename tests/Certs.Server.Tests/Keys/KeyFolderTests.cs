using Certs.Core;
using Certs.Core.Suites;
using Certs.Server.Keys;
using Xunit;

namespace Certs.Server.Tests.Keys;

public sealed class KeyFolderTests : IDisposable
{
    private static readonly AgencyId Agency = new(62, 1);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Suite.ES256)]
    [InlineData(Suite.ES384)]
    [InlineData(Suite.PS256)]
    [InlineData(Suite.EdDSA)]
    [InlineData(Suite.SM2)]
    public async Task A_key_signs_after_the_folder_was_opened_again(Suite suite)
    {
        VerificationKey publicKey;
        Hash32 keyId;
        using (KeyFolder folder = Open())
        {
            SigningKey key = SigningKey.Generate(suite);
            publicKey = key.Public;
            keyId = folder.Add(Agency, key);
        }

        using KeyFolder again = Open();
        byte[] signature = await again.SignAsync(keyId, "input"u8.ToArray(), CancellationToken.None);

        Assert.True(publicKey.Verify("input"u8, signature));
    }

    [Fact]
    public void The_files_hold_no_private_key_in_the_clear_and_only_their_owner_can_read_them()
    {
        using KeyFolder folder = Open();
        SigningKey key = SigningKey.Generate(Suite.ES256);
        byte[] secret = key.ExportPkcs8();
        folder.Add(Agency, key);

        string path = KeyFiles().Single();
        byte[] content = File.ReadAllBytes(path);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal(-1, content.AsSpan().IndexOf(secret.AsSpan(^32..)));
        Assert.DoesNotContain(
            Convert.ToBase64String(secret)[20..60], System.Text.Encoding.UTF8.GetString(content), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("urn:certs:agency:62:1", "urn:certs:agency:62:2")]
    [InlineData("\"ES256\"", "\"ES384\"")]
    [InlineData("\"iterations\": 1000", "\"iterations\": 1001")]
    public void A_file_whose_agency_suite_or_numbers_were_changed_does_not_open(string from, string to)
    {
        using (KeyFolder folder = Open())
        {
            folder.Add(Agency, SigningKey.Generate(Suite.ES256));
        }

        string path = KeyFiles().Single();
        string text = File.ReadAllText(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));

        SigningKeyException refusal = Assert.Throws<SigningKeyException>(() => Open());
        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_under_the_key_id_of_another_does_not_open()
    {
        using (KeyFolder folder = Open())
        {
            folder.Add(Agency, SigningKey.Generate(Suite.ES256));
            folder.Add(Agency, SigningKey.Generate(Suite.ES256));
        }

        string[] paths = [.. KeyFiles()];
        KeyFile first = KeyFile.Read(File.ReadAllBytes(paths[0]));
        KeyFile second = KeyFile.Read(File.ReadAllBytes(paths[1]));
        File.WriteAllBytes(paths[0], (first with { Ciphertext = second.Ciphertext, Nonce = second.Nonce }).Write());

        Assert.Throws<SigningKeyException>(() => Open());
    }

    [Fact]
    public void Another_passphrase_opens_nothing()
    {
        using (KeyFolder folder = Open())
        {
            folder.Add(Agency, SigningKey.Generate(Suite.SM2));
        }

        File.WriteAllText(_folder.File("passphrase"), "another\n");

        Assert.Throws<SigningKeyException>(() => Open());
    }

    [Fact]
    public void A_passphrase_that_others_can_read_is_refused()
    {
        using (Open())
        {
        }

        File.SetUnixFileMode(
            _folder.File("passphrase"),
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        Assert.Throws<SigningKeyException>(() => Open());
    }

    [Fact]
    public async Task A_key_that_is_not_here_does_not_sign()
    {
        using KeyFolder folder = Open();

        await Assert.ThrowsAsync<SigningKeyException>(
            async () => await folder.SignAsync(default, ReadOnlyMemory<byte>.Empty, CancellationToken.None));
        Assert.False(folder.Holds(default));
    }

    private KeyFolder Open() => KeyFolder.Open(new KeyOptions { Folder = _folder.Path, Iterations = 1_000 });

    private IEnumerable<string> KeyFiles() => Directory.EnumerateFiles(_folder.Path, "*.key.json");
}
