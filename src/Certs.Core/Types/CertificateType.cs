using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Certs.Core.Documents;

namespace Certs.Core.Types;

/// <summary>A kind of licence: its fields, their rules and labels, and who may see them.</summary>
/// <remarks>Loaded from a file (<see cref="CertificateTypes.Load"/>); the file's digest is part of every
/// certificate.</remarks>
public sealed class CertificateType
{
    private const string HolderCodeName = "CZZTDM";

    private readonly FrozenDictionary<string, int> _places;

    internal CertificateType(
        string vct, string typeCode, CodeStanding codeStanding, Label label,
        IReadOnlyList<FieldDefinition> fields, ReadOnlyMemory<byte> file)
    {
        Vct = vct;
        Version = int.Parse(vct.AsSpan(vct.LastIndexOf(':') + 1), CultureInfo.InvariantCulture);
        TypeCode = typeCode;
        IsTestCode = codeStanding == CodeStanding.Test;
        Label = label;
        Fields = fields;
        File = file;
        IntegrityDigest = "sha256-" + Convert.ToBase64String(SHA256.HashData(file.Span));
        TypeId = new Hash32(SHA256.HashData(Encoding.UTF8.GetBytes(vct)));
        HolderCode = fields.FirstOrDefault(field => field is
        {
            MetadataName: HolderCodeName,
            Sensitivity: Sensitivity.Open,
            Schema.Format: TextFormat.CreditCode,
        });
        _places = fields
            .Select((field, place) => KeyValuePair.Create(field.Name, place))
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The type's URN: <c>urn:certs:type:&lt;name&gt;:&lt;version&gt;</c>.</summary>
    public string Vct { get; }

    /// <summary>The version at the end of the URN, from 1.</summary>
    public int Version { get; }

    /// <summary>
    /// The type code inside licence identifiers (GB/T 36904): 18 characters of an authority and 3 digits.
    /// </summary>
    public string TypeCode { get; }

    /// <summary>True when no official code is known: the code is for demonstrations and tests only.</summary>
    public bool IsTestCode { get; }

    /// <summary>The licence's name.</summary>
    public Label Label { get; }

    /// <summary>The fields in the order in which people are shown them.</summary>
    public IReadOnlyList<FieldDefinition> Fields { get; }

    /// <summary>
    /// The field with the holder's public identifier: the holder's code of GB/T 36903 (<c>CZZTDM</c>) where it is a unified
    /// social credit code that everybody may see; null: there is none, as where holders are natural persons.
    /// </summary>
    public FieldDefinition? HolderCode { get; }

    /// <summary>The type's file, byte for byte.</summary>
    public ReadOnlyMemory<byte> File { get; }

    /// <summary><c>vct#integrity</c>: <c>sha256-</c> and the BASE64 digest of <see cref="File"/>.</summary>
    public string IntegrityDigest { get; }

    /// <summary>SHA-256 of the URN in UTF-8: the type's identity on the chain.</summary>
    public Hash32 TypeId { get; }

    /// <summary>The field with a name, or null.</summary>
    public FieldDefinition? FindField(string name) =>
        _places.TryGetValue(name, out int place) ? Fields[place] : null;

    /// <summary>Checks fields against the type.</summary>
    /// <param name="fields">A whole certificate's fields, or those that a copy shows.</param>
    /// <returns>
    /// Every broken rule, in the order of the fields, then what is missing; empty when there is none. For a
    /// copy with withheld fields, <see cref="FieldRule.Missing"/> of a top-level field says that it is not
    /// shown.
    /// </returns>
    public IReadOnlyList<FieldViolation> Validate(IEnumerable<CertificateField> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        List<FieldViolation> violations = [];
        bool[] seen = new bool[Fields.Count];
        HashSet<string>? unknown = null;
        foreach (CertificateField field in fields)
        {
            bool isKnown = _places.TryGetValue(field.Name, out int place);
            if (isKnown ? seen[place] : !(unknown ??= new(StringComparer.Ordinal)).Add(field.Name))
            {
                violations.Add(new FieldViolation(field.Name, FieldRule.Duplicate));
            }
            else if (isKnown)
            {
                seen[place] = true;
                ValueCheck.Run(Fields[place].Schema, field, violations);
            }
            else
            {
                violations.Add(new FieldViolation(field.Name, FieldRule.Unknown));
            }
        }

        for (int i = 0; i < seen.Length; i++)
        {
            if (Fields[i].IsMandatory && !seen[i])
            {
                violations.Add(new FieldViolation(Fields[i].Name, FieldRule.Missing));
            }
        }

        return violations;
    }

    /// <summary>
    /// Checks the fields that a document shows; see <see cref="Validate(IEnumerable{CertificateField})"/>.
    /// </summary>
    public IReadOnlyList<FieldViolation> Validate(IEnumerable<Disclosure> disclosures) =>
        Validate(disclosures.Select(disclosure => disclosure.ToField()));
}
