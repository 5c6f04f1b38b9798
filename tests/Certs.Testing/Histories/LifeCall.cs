namespace Certs.Testing.Histories;

/// <summary>One call about certificates.</summary>
/// <param name="Client">Whose.</param>
/// <param name="Ask">What was asked.</param>
/// <param name="Answer">
/// What was told; null: nothing. Where another call of the same request was answered, <see cref="CertificateFamilies"/> puts
/// that answer here, since a request has one answer; that this call got none is for <see cref="Timed{T}"/> to say.
/// </param>
public sealed record LifeCall(int Client, Ask Ask, Answer? Answer);
