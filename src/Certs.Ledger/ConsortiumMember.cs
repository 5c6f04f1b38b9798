using Certs.Core.Evm;

namespace Certs.Ledger;

/// <summary>A province when the consortium is founded.</summary>
/// <param name="Province">The province code of GB/T 2260, two digits.</param>
/// <param name="Admin">The account that writes its agencies, keys and rules, and votes.</param>
/// <param name="Operator">The account that anchors and changes status; zero: none yet.</param>
/// <param name="Validator">
/// The account with which its node seals blocks; zero: none yet, as on a development chain.
/// </param>
public sealed record ConsortiumMember(
    ushort Province, Address Admin, Address Operator, Address Validator = default);
