using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf.WellKnownTypes;

namespace Certs.Server.Tests.Services;

/// <summary>Values of a <c>google.protobuf.Struct</c>, also such as no document can hold.</summary>
internal static class WireValues
{
    // One from above U+FFFF and one from below it: the two orders of names differ there.
    private static readonly string[] Names = ["b", "a", "证照", "\uff5e", "😀", "a"];

    /// <summary>Values that hold others, <paramref name="depth"/> deep.</summary>
    public static Gen<Value> OfDepth(int depth)
    {
        Gen<Value> leaf = Gen.OneOf(
            ArbMap.Default.GeneratorFor<string>().Select(text => Value.ForString(text ?? "")),
            ArbMap.Default.GeneratorFor<int>().Select(number => Value.ForNumber(number)),
            ArbMap.Default.GeneratorFor<double>().Select(Value.ForNumber),
            ArbMap.Default.GeneratorFor<bool>().Select(Value.ForBool),
            Gen.Constant(Value.ForNull()),
            Gen.Constant(new Value()));
        return depth == 0
            ? leaf
            : Gen.OneOf(
                leaf,
                Few(OfDepth(depth - 1)).Select(items => Value.ForList([.. items])),
                Structs(OfDepth(depth - 1)).Select(Value.ForStruct));
    }

    private static Gen<List<T>> Few<T>(Gen<T> one) =>
        Gen.Choose(0, 3).SelectMany(count => one.ListOf(count)).Select(items => items.ToList());

    /// <summary>Structs of some of the names.</summary>
    public static Gen<Struct> Structs(Gen<Value> values) =>
        Few(Gen.Elements(Names)).SelectMany(names => values.ListOf(names.Count).Select(found =>
        {
            Struct made = new();
            for (int i = 0; i < found.Count; i++)
            {
                made.Fields[names[i]] = found[i];
            }

            return made;
        }));
}
