namespace Certs.Core.StatusLists;

/// <summary>The words of purposes, and which entries they set.</summary>
public static class StatusPurposes
{
    /// <summary>The purpose as it stands in credentials and addresses.</summary>
    public static string Word(StatusPurpose purpose) => purpose switch
    {
        StatusPurpose.Revocation => "revocation",
        StatusPurpose.Suspension => "suspension",
    };

    /// <summary>The purpose with this word; null: none has it.</summary>
    public static StatusPurpose? Find(string word) => word switch
    {
        "revocation" => StatusPurpose.Revocation,
        "suspension" => StatusPurpose.Suspension,
        _ => null,
    };

    /// <summary>Whether an entry's bit is set for the purpose.</summary>
    public static bool IsSet(StatusPurpose purpose, ListedStatus status) => purpose switch
    {
        StatusPurpose.Revocation => status is ListedStatus.Invalid or ListedStatus.Superseded,
        StatusPurpose.Suspension => status is ListedStatus.Suspended,
    };
}
