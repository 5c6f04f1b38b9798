using Certs.Core;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Core.Verification;
using Certs.Server.Anchoring;
using Certs.Server.Issuing;
using Certs.Server.Storage;
using Certs.Testing.Chain;
using Xunit;

namespace Certs.Server.Tests.Issuing;

public sealed class WholePathTests(DevChainFixture chain) : IClassFixture<DevChainFixture>
{
    [Fact]
    public async Task A_certificate_is_issued_anchored_and_handed_out_with_a_path_that_the_chain_confirms()
    {
        using TempFolder folder = new();
        await using TestNode node = TestNode.Open(folder.Path, chain);
        AgencyId agency = await node.EnterAgencyAsync(chain, Suite.ES256, Suite.SM2);
        IssuedCertificate issued = await node.Get<IssueCertificates>()
            .RunAsync(TestOrders.Order(agency), CancellationToken.None);

        await node.AnchorAllAsync();

        IssuedCertificate found = await node.Get<GetCertificate>()
            .RunAsync(TestOrders.Anyone, issued.Number, CancellationToken.None);
        PresentedDocument presented = PresentedDocument.Read(found.Document);
        AnchorRecord? record = (await node.Get<AnchorChain>()
            .RecordsAsync([presented.Root!.Value], CancellationToken.None))[0];
        Assert.Equal(AnchorStage.Anchored, found.Stage);
        Assert.Equal([Suite.ES256, Suite.SM2], presented.Document!.Signatures.Select(signature => signature.Suite));
        Assert.Equal(record!.BlockNumber, presented.Document.Anchor!.BlockNumber);
        Assert.Equal(agency, record.Agency);
    }
}
