using Certs.Core.Verification;

namespace Certs.Core.Bundles;

/// <summary>Whose anchors and statuses a bundle proves, in the order of its parts.</summary>
public static class BundleSubjects
{
    /// <summary>The bridge statements: those that the document carries, then those beside it.</summary>
    public static IReadOnlyList<PresentedStatement> StatementsOf(PresentedDocument document, Bundle bundle)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(bundle);
        return
        [
            .. document.Statements,
            .. bundle.Statements.Select(statement => statement.File).OfType<ReadOnlyMemory<byte>>()
                .Select(PresentedStatement.Read),
        ];
    }

    /// <summary>The keys of the statuses: the document's, then one for each statement.</summary>
    /// <remarks>Of what could not be read the agency and the handle are zero: a slot that nobody writes.</remarks>
    public static IReadOnlyList<(AgencyId Agency, Hash32 Handle)> StatusesOf(
        PresentedDocument document, IReadOnlyList<PresentedStatement> statements)
    {
        ArgumentNullException.ThrowIfNull(document);
        return
        [
            (document.Document?.Payload.Issuer ?? default, document.Handle),
            .. statements.Select(statement => (statement.Statement?.Claims.Issuer ?? default, statement.Handle)),
        ];
    }
}
