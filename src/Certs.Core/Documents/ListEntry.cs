namespace Certs.Core.Documents;

/// <summary>
/// Where foreign verifiers find the status of a certificate without asking for it by name (<c>status.status_list</c>,
/// draft-ietf-oauth-status-list §6.2). Our own verdict never asks there: it rests on the chain.
/// </summary>
/// <param name="Index"><c>idx</c>: the certificate's entry in the list, from 0 and below 2^53.</param>
/// <param name="Uri"><c>uri</c>: the address of the whole list; 9 to 128 visible ASCII characters, http or https.</param>
public sealed record ListEntry(long Index, string Uri);
