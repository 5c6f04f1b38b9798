namespace Certs.Core.Recognition;

/// <summary>What a change of rules does to a number of certificates.</summary>
/// <param name="Certificates">How many there are.</param>
/// <param name="Recognised">How many the rules as they are recognise.</param>
/// <param name="Affected">How many of these would no longer be recognised.</param>
/// <param name="Bridgeable">How many of the affected a bridge statement would help.</param>
/// <param name="DualSigned">
/// How many have a signature that does now and would no longer, and are recognised all the same by another one.
/// </param>
/// <param name="Gained">How many would be recognised that are not.</param>
public readonly record struct ChangeEffect(
    long Certificates, long Recognised, long Affected, long Bridgeable, long DualSigned, long Gained)
{
    /// <summary>The effect on both.</summary>
    public static ChangeEffect operator +(ChangeEffect one, ChangeEffect other) => Add(one, other);

    /// <inheritdoc cref="op_Addition"/>
    public static ChangeEffect Add(ChangeEffect one, ChangeEffect other) => new(
        one.Certificates + other.Certificates, one.Recognised + other.Recognised, one.Affected + other.Affected,
        one.Bridgeable + other.Bridgeable, one.DualSigned + other.DualSigned, one.Gained + other.Gained);
}
