using System.Data.Common;
using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Verification;
using Certs.Server.Storage;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Server.Tests.Storage;

/// <summary>What is counted of certificates, in both databases.</summary>
public sealed class IssuedFactStoreTests
{
    private static readonly DateTimeOffset End = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Every_certificate_is_read_with_its_handle_and_its_end(StoreKind kind)
    {
        using TestStore store = new(kind);
        NewCertificate[] certificates =
        [
            TestStore.Certificate(new AgencyId(62, 1)),
            TestStore.Certificate(new AgencyId(62, 1), expiresAt: End),
            TestStore.Certificate(new AgencyId(62, 2)),
        ];
        await store.Certificates.AddAsync(certificates);

        List<IssuedFact> facts = await ReadAsync(store);

        Assert.Equal(
            certificates.Select(one => new IssuedFact(one.Agency, one.Type, one.Suites, one.Handle, one.ExpiresAt)),
            facts.OrderBy(fact => fact.Agency.Number).ThenBy(fact => fact.ExpiresAt is not null));
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_row_that_is_older_than_the_columns_is_read_out_of_its_document(StoreKind kind)
    {
        using TestStore store = new(kind);
        PresentedDocument document = (new ScenarioBuilder() with { Expires = End }).Build().Evidence.Document;
        NewCertificate old = TestStore.Certificate(new AgencyId(62, 1)) with
        {
            Document = DocumentWriter.Write(document.Document!),
        };
        await store.Certificates.AddAsync([old]);
        using (DbConnection connection = store.Store.Database.OpenConnection())
        {
            using DbCommand forget = connection.Command("update certificates set handle = null, expires_at = null");
            forget.ExecuteNonQuery();
        }

        List<IssuedFact> facts = await ReadAsync(store);

        Assert.Equal([new IssuedFact(old.Agency, old.Type, old.Suites, document.Handle, End)], facts);
    }

    private static async Task<List<IssuedFact>> ReadAsync(TestStore store)
    {
        List<IssuedFact> facts = [];
        await foreach (IssuedFact fact in new IssuedFactStore(store.Store.Database, TestVault.Own).ReadAsync(CancellationToken.None))
        {
            facts.Add(fact);
        }

        return facts;
    }
}
