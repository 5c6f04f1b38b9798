namespace Certs.Server.Storage;

/// <summary>How far an incident is. The numbers are in the database and on the wire and never change.</summary>
internal enum IncidentStage
{
    /// <summary>Certificates are being selected.</summary>
    Planning = 1,

    /// <summary>It waits for a second person.</summary>
    Planned = 2,

    /// <summary>It is being carried out.</summary>
    Running = 3,

    /// <summary>Every certificate had its turn.</summary>
    Done = 4,

    /// <summary>A second person rejected it.</summary>
    Rejected = 5,
}
