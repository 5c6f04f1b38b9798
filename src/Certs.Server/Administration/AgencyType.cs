using Certs.Core;

namespace Certs.Server.Administration;

/// <summary>A type that an agency is to be authorised for.</summary>
/// <param name="Vct">The type's URN.</param>
/// <param name="TypeId">SHA-256 of it, as the chain has it.</param>
internal sealed record AgencyType(string Vct, Hash32 TypeId);
