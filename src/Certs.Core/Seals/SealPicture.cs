namespace Certs.Core.Seals;

/// <summary>The picture of a seal, as its maker fixed it. It is not decoded here.</summary>
/// <param name="Type">The format by name, for example <c>png</c>.</param>
/// <param name="Data">The file of the picture.</param>
/// <param name="WidthMm">The printed width in millimetres.</param>
/// <param name="HeightMm">The printed height in millimetres.</param>
public sealed record SealPicture(string Type, ReadOnlyMemory<byte> Data, int WidthMm, int HeightMm);
