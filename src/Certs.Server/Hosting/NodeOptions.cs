using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Certs.Server.Hosting;

/// <summary>What this node is and where it listens. Configuration section <c>Node</c>.</summary>
internal sealed class NodeOptions : IValidatableObject
{
    /// <summary>The province that runs this node (GB/T 2260, two digits). Default: 62 Gansu.</summary>
    [Range(11, 82)]
    public ushort Province { get; init; } = 62;

    /// <summary>
    /// The folder with everything that this node keeps: store, keys, certificates. Made at the first start, readable
    /// by its owner only. Default: <c>.certs/node</c> below the working folder.
    /// </summary>
    [Required]
    public string DataFolder { get; init; } = Path.Combine(".certs", "node");

    /// <summary>
    /// The folder with what all replicas of this node must have alike: TLS certificates, roles, keys, accounts, the
    /// node's secret. Default (null): the data folder, for a node that is one service.
    /// </summary>
    public string? SharedFolder { get; init; }

    /// <summary>Where that is.</summary>
    public string Shared => SharedFolder ?? DataFolder;

    /// <summary>
    /// The plaintext port on 127.0.0.1 for HTTP/1.1 and gRPC alike; 0 picks a free one. Default 5080. Without a client
    /// certificate only what is open to anyone can be called here.
    /// </summary>
    [Range(0, 65535)]
    public int PlainPort { get; init; } = 5080;

    /// <summary>The TLS port; 0 picks a free one. Default 5443.</summary>
    [Range(0, 65535)]
    public int TlsPort { get; init; } = 5443;

    /// <summary>
    /// The address of the TLS port. Default 127.0.0.1: nothing is reachable from outside until somebody says so.
    /// </summary>
    [Required]
    public string TlsAddress { get; init; } = "127.0.0.1";

    /// <summary>
    /// The network file that pins the chain. Default (null): a development chain on this machine, which the first
    /// service that needs it starts.
    /// </summary>
    public string? NetworkFile { get; init; }

    /// <summary>
    /// JSON-RPC addresses of chain nodes, of different operators if possible, 1 to 8; all must agree. Needed with
    /// <see cref="NetworkFile"/>, unused without.
    /// </summary>
    [MaxLength(8)]
    public Uri[] ChainNodes { get; init; } = [];

    /// <summary>
    /// The folder of the development chain, shared by all services on this machine. Default: the data folder.
    /// </summary>
    public string? DevChainFolder { get; init; }

    /// <summary>
    /// End when standard input closes. For a parent that starts this process and may die. Default false.
    /// </summary>
    public bool EndWithStandardInput { get; init; }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Core.Numbers.Province.TryFind(Province, out _))
        {
            yield return new ValidationResult($"There is no province {Province} (GB/T 2260).", [nameof(Province)]);
        }

        if (!IPAddress.TryParse(TlsAddress, out _))
        {
            yield return new ValidationResult($"'{TlsAddress}' is no IP address.", [nameof(TlsAddress)]);
        }

        if (NetworkFile is not null && !File.Exists(NetworkFile))
        {
            yield return new ValidationResult($"There is no file {NetworkFile}.", [nameof(NetworkFile)]);
        }

        if (NetworkFile is not null && ChainNodes.Length == 0)
        {
            yield return new ValidationResult(
                "A chain of a network file needs one node to read or more.", [nameof(ChainNodes)]);
        }

        if (ChainNodes.Any(node => !node.IsAbsoluteUri || node.Scheme is not ("http" or "https")))
        {
            yield return new ValidationResult("Each is an address such as http://10.0.0.5:8545.", [nameof(ChainNodes)]);
        }
    }
}
