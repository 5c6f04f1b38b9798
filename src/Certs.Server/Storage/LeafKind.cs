namespace Certs.Server.Storage;

/// <summary>What the leaves of a batch are. The numbers are on the chain and never change.</summary>
internal enum LeafKind : byte
{
    /// <summary>Certificates.</summary>
    Certificates = 1,

    /// <summary>Bridge statements.</summary>
    Statements = 2,
}
