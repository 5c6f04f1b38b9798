using System.Globalization;
using Certs.Core;
using Certs.Server.Administration;

namespace Certs.Server.StatusLists;

/// <summary>The secret of each list, out of the node's: the same in every replica and after every restart.</summary>
internal sealed class ListSecrets(NodeSecret node)
{
    /// <summary>32 bytes.</summary>
    public byte[] Of(AgencyId agency, int list) => node.Derive(
        string.Create(CultureInfo.InvariantCulture, $"status-list/{ListAddress.Segment(agency)}/{list}"));
}
