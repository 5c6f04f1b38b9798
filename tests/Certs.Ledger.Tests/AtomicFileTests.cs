namespace Certs.Ledger.Tests;

/// <summary>Files that are replaced as a whole.</summary>
public sealed class AtomicFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("certs-atomic-test");

    private string Target => Path.Combine(_folder.FullName, "file");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_file_is_replaced_and_nothing_stays_beside_it()
    {
        AtomicFile.Write(Target, "former and longer"u8);

        AtomicFile.Write(Target, "new"u8);

        Assert.Equal("new", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public async Task A_write_that_fails_leaves_the_file_as_it_was_and_nothing_beside_it()
    {
        AtomicFile.Write(Target, "former"u8);

        Task Failing() => AtomicFile.WriteAsync(Target, async file =>
        {
            await file.WriteAsync("half"u8.ToArray(), TestContext.Current.CancellationToken);
            throw new InvalidOperationException();
        });

        await Assert.ThrowsAsync<InvalidOperationException>(Failing);
        Assert.Equal("former", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public void Only_its_owner_reads_a_file_unless_more_are_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows knows no such modes.");
        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        AtomicFile.Write(Target, "secret"u8);
        UnixFileMode secret = File.GetUnixFileMode(Target);
        AtomicFile.Write(Target, "public"u8, Owner | UnixFileMode.GroupRead);

        Assert.Equal(Owner, secret);
        Assert.Equal(Owner | UnixFileMode.GroupRead, File.GetUnixFileMode(Target));
    }

    [Fact]
    public void A_folder_is_flushed_and_one_that_is_not_there_is_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows needs no such flush.");
        string missing = Path.Combine(_folder.FullName, "missing");

        FolderOnDisk.Flush(_folder.FullName);
        IOException refused = Assert.Throws<IOException>(() => FolderOnDisk.Flush(missing));

        Assert.StartsWith(missing, refused.Message, StringComparison.Ordinal);
    }
}
