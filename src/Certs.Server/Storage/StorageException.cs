namespace Certs.Server.Storage;

/// <summary>The store cannot be used as it is. Not the fault of any caller; somebody has to look at it.</summary>
internal sealed class StorageException(string message) : Exception(message);
