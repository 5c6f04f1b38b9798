using System.Text;
using Certs.Core.Bundles;
using Certs.Core.ShortForms;
using Certs.Testing.Bundles;

namespace Certs.Core.Tests.Page;

/// <summary>Bundles one after the other whose blocks agree, contradict each other, or prove nothing.</summary>
internal static class MemoryVectors
{
    public static IEnumerable<PageVector> All()
    {
        using ForkedChain chain = new();
        byte[][] shown =
        [
            BundleWriter.WriteBinary(chain.One.Bundle), BundleWriter.WriteBinary(chain.Other.Bundle),
            BundleWriter.WriteBinary(chain.Unsealed.Bundle), Short(TestWitnesses.Of(chain.One)!),
            Short(TestWitnesses.Of(chain.Other)!), Short(TestWitnesses.Of(chain.Other, 0, 33)!),
        ];
        byte[] trust = PageVectors.Signed(chain.One.Trust);
        OfflineQuestion question = chain.One.Question with { Known = KnownAs.Newest };
        return
        [
            .. shown.SelectMany((first, number) => shown.Select((second, after) =>
                new PageVector($"{number}, then {after}", second, [trust], question) { Earlier = [first] })),
            new PageVector("three", shown[1], [trust], question) { Earlier = [shown[2], shown[5], shown[3]] },
        ];
    }

    private static byte[] Short(Bundle bundle) =>
        Encoding.ASCII.GetBytes(ShortForm.Prefix + Base45.Encode(ShortFormWriter.Write(bundle)));
}
