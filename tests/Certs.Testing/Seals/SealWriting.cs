using System.Formats.Asn1;
using Certs.Core.Seals;
using Certs.Core.Suites;

namespace Certs.Testing.Seals;

/// <summary>The structures of the three generations, written out.</summary>
internal static class SealWriting
{
    private static readonly Asn1Tag Tag0 = new(TagClass.ContextSpecific, 0);

    /// <summary>SES_Signature.</summary>
    public static byte[] Write(SealMaker maker, byte[] seal, byte[] dataHash, DateTimeOffset sealedAt)
    {
        byte[] toSign = maker.Generation == SealGeneration.V1
            ? FirstToSign(maker, seal, dataHash, sealedAt)
            : LaterToSign(maker, seal, dataHash, sealedAt);
        byte[] value = maker.ChangeSignerValue(maker.Value(maker.SignerKey, toSign));
        return Sequence(writer =>
        {
            writer.WriteEncodedValue(toSign);
            if (maker.Generation != SealGeneration.V1)
            {
                writer.WriteOctetString(maker.SignerDer);
                writer.WriteObjectIdentifier(AlgorithmOf(maker, maker.SignerKey));
            }

            writer.WriteBitString(value);
            if (maker.TimeStamp is { } stamp)
            {
                using (writer.PushSequence(Tag0))
                {
                    writer.WriteBitString(stamp);
                }
            }
        });
    }

    /// <summary>SESeal.</summary>
    public static byte[] WriteSeal(SealMaker maker)
    {
        byte[] info = Info(maker);
        byte[] certificate = Encoded(writer => writer.WriteOctetString(maker.MakerDer));
        byte[] algorithm = Encoded(
            writer => writer.WriteObjectIdentifier(AlgorithmOf(maker, maker.MakerKey)));
        bool isFirst = maker.Generation == SealGeneration.V1;
        byte[] covered = isFirst
            ? Sequence(writer => WriteAll(writer, info, certificate, algorithm))
            : info;
        byte[] value = maker.ChangeMakerValue(maker.Value(maker.MakerKey, covered));
        byte[] bits = Encoded(writer => writer.WriteBitString(value));
        return isFirst
            ? Sequence(outer => WriteAll(
                outer, info, Sequence(inner => WriteAll(inner, certificate, algorithm, bits))))
            : Sequence(outer => WriteAll(outer, info, certificate, algorithm, bits));
    }

    private static byte[] FirstToSign(
        SealMaker maker, byte[] seal, byte[] dataHash, DateTimeOffset sealedAt) =>
        Sequence(writer =>
        {
            writer.WriteInteger(1);
            writer.WriteEncodedValue(seal);
            writer.WriteBitString(maker.TimeInfo ?? Encoded(time => time.WriteUtcTime(sealedAt)));
            writer.WriteBitString(dataHash);
            writer.WriteCharacterString(UniversalTagNumber.IA5String, "payload");
            writer.WriteOctetString(maker.SignerDer);
            writer.WriteObjectIdentifier(AlgorithmOf(maker, maker.SignerKey));
        });

    private static byte[] LaterToSign(
        SealMaker maker, byte[] seal, byte[] dataHash, DateTimeOffset sealedAt) =>
        Sequence(writer =>
        {
            writer.WriteInteger((int)maker.Generation);
            writer.WriteEncodedValue(seal);
            writer.WriteGeneralizedTime(sealedAt, omitFractionalSeconds: true);
            writer.WriteBitString(dataHash);
            writer.WriteCharacterString(UniversalTagNumber.IA5String, "payload");
        });

    private static byte[] Info(SealMaker maker) => Sequence(info =>
    {
        using (info.PushSequence())
        {
            info.WriteCharacterString(UniversalTagNumber.IA5String, "ES");
            info.WriteInteger(maker.HeaderVersion ?? (int)maker.Generation);
            info.WriteCharacterString(UniversalTagNumber.IA5String, "certs-test");
        }

        info.WriteCharacterString(UniversalTagNumber.IA5String, maker.Id);
        info.WriteEncodedValue(Sequence(property => WriteProperty(property, maker)));
        using (info.PushSequence())
        {
            info.WriteCharacterString(UniversalTagNumber.IA5String, "png");
            info.WriteOctetString([0x89, (byte)'P', (byte)'N', (byte)'G']);
            info.WriteInteger(42);
            info.WriteInteger(42);
        }

        if (maker.Extension is { } isCritical)
        {
            WriteExtension(info, isCritical);
        }
    });

    private static void WriteProperty(AsnWriter property, SealMaker maker)
    {
        property.WriteInteger(1);
        property.WriteCharacterString(UniversalTagNumber.UTF8String, maker.Name);
        if (maker.Generation != SealGeneration.V1)
        {
            property.WriteInteger(maker.ListsDigests ? 2 : 1);
        }

        using (property.PushSequence())
        {
            foreach (byte[] certificate in maker.Listed ?? [maker.SignerDer])
            {
                WriteListed(property, certificate, maker.ListsDigests);
            }
        }

        foreach (DateTimeOffset time in (DateTimeOffset[])[maker.Created, maker.ValidFrom, maker.ValidUntil])
        {
            if (maker.Generation == SealGeneration.V1)
            {
                property.WriteUtcTime(time);
            }
            else
            {
                property.WriteGeneralizedTime(time, omitFractionalSeconds: true);
            }
        }
    }

    private static void WriteListed(AsnWriter list, byte[] certificate, bool asDigest)
    {
        if (!asDigest)
        {
            list.WriteOctetString(certificate);
            return;
        }

        using (list.PushSequence())
        {
            list.WriteCharacterString(UniversalTagNumber.PrintableString, "SM3");
            list.WriteOctetString(Hashing.Sm3(certificate));
        }
    }

    private static void WriteExtension(AsnWriter info, bool isCritical)
    {
        using (info.PushSequence())
        using (info.PushSequence())
        {
            info.WriteObjectIdentifier("1.2.3.4");
            if (isCritical)
            {
                info.WriteBoolean(true);
            }

            info.WriteOctetString([1, 2, 3]);
        }
    }

    private static string AlgorithmOf(SealMaker maker, SigningKey key) =>
        maker.Algorithm ?? SuiteTable.Get(key.Public.Suite).SignatureOid;

    private static void WriteAll(AsnWriter writer, params byte[][] values)
    {
        foreach (byte[] value in values)
        {
            writer.WriteEncodedValue(value);
        }
    }

    private static byte[] Sequence(Action<AsnWriter> content) => Encoded(writer =>
    {
        using (writer.PushSequence())
        {
            content(writer);
        }
    });

    private static byte[] Encoded(Action<AsnWriter> content)
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        content(writer);
        return writer.Encode();
    }
}
