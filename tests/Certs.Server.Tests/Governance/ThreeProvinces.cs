using Certs.Cli.Service;
using Certs.Testing.Chain;
using Xunit;

namespace Certs.Server.Tests.Governance;

/// <summary>
/// Gansu (62), Yunnan (53) and Zhejiang (33) as programs of their own; only the development chain is shared.
/// </summary>
public sealed class ThreeProvinces : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly List<NodeProcess> _nodes = [];
    private readonly List<ServiceConnection> _connections = [];

    internal NodeProcess Gansu => _nodes[0];

    internal NodeProcess Zhejiang => _nodes[2];

    /// <summary>Gansu's operator.</summary>
    internal ServiceConnection OfGansu => _connections[0];

    /// <summary>Yunnan's operator.</summary>
    internal ServiceConnection OfYunnan => _connections[1];

    /// <summary>Zhejiang's operator.</summary>
    internal ServiceConnection OfZhejiang => _connections[2];

    internal string ChainFolder => _folder.File("shared");

    /// <summary>The data folder of a province's node.</summary>
    internal string FolderOf(string province) => _folder.File(province);

    public async ValueTask InitializeAsync()
    {
        TestAnvil.Use();
        foreach (int province in (int[])[62, 53, 33])
        {
            NodeProcess node = await NodeProcess.StartAsync(
                province, _folder.File($"{province}"), ChainFolder, ["--Keys:Iterations=1000"],
                TestContext.Current.CancellationToken);
            _nodes.Add(node);
            _connections.Add(ServiceConnection.Open(node.Folder, "operator"));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ServiceConnection connection in _connections)
        {
            connection.Dispose();
        }

        foreach (NodeProcess node in Enumerable.Reverse(_nodes))
        {
            await node.DisposeAsync();
        }

        _folder.Dispose();
    }
}
