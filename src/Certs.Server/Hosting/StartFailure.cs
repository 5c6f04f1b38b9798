using System.Data.Common;
using System.Net.Sockets;
using System.Security.Cryptography;
using Certs.Core.Suites;
using Certs.Ledger.DevChain;
using Certs.Server.Keys;
using Certs.Server.Storage;
using Microsoft.AspNetCore.Connections;
using Npgsql;

namespace Certs.Server.Hosting;

/// <summary>
/// Why the service did not start, in one line for whoever started it. Numbers as in sysexits.h.
/// </summary>
/// <param name="ExitCode">What the shell is told.</param>
/// <param name="Line">What failed, why, and what to do.</param>
/// <param name="IsDefect">
/// True when nobody thought of it: the whole exception is shown, to be reported.
/// </param>
internal sealed record StartFailure(int ExitCode, string Line, bool IsDefect = false)
{
    /// <summary>EX_UNAVAILABLE: a port, the store or the chain cannot be had.</summary>
    public const int Unavailable = 69;

    /// <summary>EX_SOFTWARE: cryptography that computes wrongly, or a defect.</summary>
    public const int Internal = 70;

    /// <summary>EX_IOERR: a file or folder cannot be read or written.</summary>
    public const int InputOutput = 74;

    /// <summary>Writes why the service did not start.</summary>
    /// <returns>What to tell the shell.</returns>
    public static int Tell(Exception failure, TextWriter errors)
    {
        StartFailure start = Of(failure);
        errors.WriteLine(start.IsDefect ? $"{start.Line}{Environment.NewLine}{failure}" : start.Line);
        return start.ExitCode;
    }

    /// <summary>What <paramref name="failure"/> means.</summary>
    public static StartFailure Of(Exception failure) => failure switch
    {
        DevChainException chain => new(Unavailable, $"The development chain cannot be had. {chain.Message}"),
        StorageException store => new(Unavailable, $"The store cannot be used. {store.Message}"),
        NpgsqlException store => new(Unavailable,
            $"The store that Storage:Url names cannot be used: {store.Message} Is PostgreSQL running, and the user right?"),
        DbException store => new(InputOutput,
            $"The store in Node:DataFolder cannot be read: {store.Message} Restore it from a backup."),
        IOException { InnerException: AddressInUseException } taken => new(Unavailable,
            $"{taken.Message} Set Node:PlainPort and Node:TlsPort to free ports, or to 0 for any."),
        SocketException refused => new(Unavailable,
            $"The service cannot listen: {refused.Message}. "
            + "Look at Node:TlsAddress, Node:TlsPort and Node:PlainPort."),
        SuiteSelfTestException test => new(Internal,
            $"{test.Message} Do not go on with this machine's libcrypto; OpenSSL 3 is needed."),
        SigningKeyException key => new(SettingsCheck.ExitCode,
            $"The signing keys cannot be used. {key.Message}"),
        CryptographicException key => new(SettingsCheck.ExitCode,
            $"A key or certificate in Node:DataFolder cannot be used: {key.Message} "
            + "Is the passphrase the right one?"),
        FormatException file => new(SettingsCheck.ExitCode,
            $"A file that a setting names is wrong. {file.Message}"),
        InvalidDataException file => new(SettingsCheck.ExitCode,
            $"A file in Node:DataFolder is wrong. {file.Message}"),
        FileNotFoundException or DirectoryNotFoundException => new(SettingsCheck.ExitCode,
            $"{failure.Message} docs/operations.md says which files a node needs."),
        IOException or UnauthorizedAccessException => new(InputOutput,
            $"{failure.Message} "
            + "Node:DataFolder must be a folder on a local disk that this account may write, "
            + "with room left."),
        _ => new(
            Internal, "The service has a defect and did not start. Please report what follows.",
            IsDefect: true),
    };
}
