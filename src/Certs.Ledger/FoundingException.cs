namespace Certs.Ledger;

/// <summary>A consortium cannot be founded like this; the message says what to do.</summary>
/// <param name="message">For the person who founds it.</param>
public sealed class FoundingException(string message) : Exception(message);
