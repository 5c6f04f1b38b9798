namespace Certs.Core.Verification;

/// <summary>The closed list of reason codes. Clients compare them: none is renamed or reused.</summary>
/// <remarks>What each one means stands in <see cref="ReasonTable"/> and in <c>docs/verdict.md</c>.</remarks>
public static class Reasons
{
    /// <summary>The check found nothing against the certificate.</summary>
    public const string Ok = "OK";

    /// <summary>Not checked, because the document could not be read.</summary>
    public const string DocumentUnreadable = "DOCUMENT_UNREADABLE";

    /// <summary>The file breaks a rule of the document format: it was changed, cut or badly made.</summary>
    public const string FormatFailure = "FORMAT_FAILURE";

    /// <summary>The file is of a newer format or uses a suite that this verifier does not have.</summary>
    public const string FormatUnknownVersion = "FORMAT_UNKNOWN_VERSION";

    /// <summary>A shown field is not one that the issuer signed.</summary>
    public const string DisclosureForged = "DISCLOSURE_FORGED";

    /// <summary>The same field is shown twice.</summary>
    public const string DisclosureRepeated = "DISCLOSURE_REPEATED";

    /// <summary>A field that a window needs is not shown.</summary>
    public const string RequiredFieldWithheld = "REQUIRED_FIELD_WITHHELD";

    /// <summary>The holder keeps some sensitive fields back, as is allowed.</summary>
    public const string FieldsWithheld = "FIELDS_WITHHELD";

    /// <summary>A field breaks a rule of the certificate type.</summary>
    public const string SchemaViolation = "SCHEMA_VIOLATION";

    /// <summary>This verifier does not have the certificate type.</summary>
    public const string SchemaUnavailable = "SCHEMA_UNAVAILABLE";

    /// <summary>This verifier's file of the certificate type is not the one that the issuer signed.</summary>
    public const string SchemaDiffers = "SCHEMA_DIFFERS";

    /// <summary>The licence identifier does not follow GB/T 36904.</summary>
    public const string NumberMalformed = "NUMBER_MALFORMED";

    /// <summary>The check character of the licence identifier is wrong.</summary>
    public const string NumberCheckCharacter = "NUMBER_CHECK_CHARACTER";

    /// <summary>
    /// The check character of the licence identifier was made by a routine in circulation that counts
    /// letters from 1.
    /// </summary>
    public const string NumberLegacyCheckCharacter = "NUMBER_LEGACY_CHECK_CHARACTER";

    /// <summary>The licence identifier names another issuing authority than the document.</summary>
    public const string NumberIssuerMismatch = "NUMBER_ISSUER_MISMATCH";

    /// <summary>The licence identifier names another certificate type than the document.</summary>
    public const string NumberTypeMismatch = "NUMBER_TYPE_MISMATCH";

    /// <summary>
    /// A signature does not fit the document: the document was changed after signing, or never signed by
    /// this key.
    /// </summary>
    public const string SigCryptoFailure = "SIG_CRYPTO_FAILURE";

    /// <summary>A signature that the issuer requires is missing: somebody took it out.</summary>
    public const string SignatureStripped = "SIGNATURE_STRIPPED";

    /// <summary>The document names another algorithm than the one that the key is registered for.</summary>
    public const string AlgMismatch = "ALG_MISMATCH";

    /// <summary>The key is registered for a suite that this verifier does not have.</summary>
    public const string SuiteNotImplemented = "SUITE_NOT_IMPLEMENTED";

    /// <summary>No agency ever entered the signing key.</summary>
    public const string KeyUnknown = "KEY_UNKNOWN";

    /// <summary>The registered key is too weak or malformed; this verifier does not use it.</summary>
    public const string KeyRefused = "KEY_REFUSED";

    /// <summary>The signing key belongs to another agency than the one that the document names.</summary>
    public const string KeyNotOfIssuer = "KEY_NOT_OF_ISSUER";

    /// <summary>
    /// The signature is not proven to have existed before the date from which its key is invalid.
    /// </summary>
    public const string SignedAfterKeyRevocation = "SIGNED_AFTER_KEY_REVOCATION";

    /// <summary>The signature was proven to exist only outside the period of its key.</summary>
    public const string SignedOutsideKeyValidity = "SIGNED_OUTSIDE_KEY_VALIDITY";

    /// <summary>The key was revoked, but the chain proves that the signature is older than that.</summary>
    public const string KeyRevokedLater = "KEY_REVOKED_LATER";

    /// <summary>The key was revoked, and nothing proves when the signature was made.</summary>
    public const string RevokedNoPoe = "REVOKED_NO_POE";

    /// <summary>Nothing proves when the signature was made.</summary>
    public const string NoPoe = "NO_POE";

    /// <summary>The agency was not entitled to issue this certificate type at that time.</summary>
    public const string IssuerNotAuthorisedAtIssue = "ISSUER_NOT_AUTHORISED_AT_ISSUE";

    /// <summary>The agency's name or code in the document is not the registered one.</summary>
    public const string IssuerProfileMismatch = "ISSUER_PROFILE_MISMATCH";

    /// <summary>What the agency may issue could not be established.</summary>
    public const string AuthorityUnknown = "AUTHORITY_UNKNOWN";

    /// <summary>The agency has closed since; its certificates stay good.</summary>
    public const string IssuerSucceeded = "ISSUER_SUCCEEDED";

    /// <summary>
    /// The suite was broken or no longer allowed when the signature is proven to have existed.
    /// </summary>
    public const string CryptoConstraintsFailure = "CRYPTO_CONSTRAINTS_FAILURE";

    /// <summary>
    /// The suite is broken or no longer accepted, and nothing proves that the signature is older.
    /// </summary>
    public const string CryptoConstraintsFailureNoPoe = "CRYPTO_CONSTRAINTS_FAILURE_NO_POE";

    /// <summary>The consortium has not recorded this suite.</summary>
    public const string SuiteUnknown = "SUITE_UNKNOWN";

    /// <summary>The suite is no longer accepted for new signatures; this one is proven to be older.</summary>
    public const string SuiteAged = "SUITE_AGED";

    /// <summary>The chain does not hold what the document's proof claims.</summary>
    public const string AnchorMismatch = "ANCHOR_MISMATCH";

    /// <summary>
    /// The chain holds what the document's proof claims, in another block than the proof names.
    /// </summary>
    public const string AnchorMoved = "ANCHOR_MOVED";

    /// <summary>The block that the proof names is later than the newest block known here.</summary>
    public const string AnchorPending = "ANCHOR_PENDING";

    /// <summary>The document carries no proof of anchoring.</summary>
    public const string AnchorEvidenceMissing = "ANCHOR_EVIDENCE_MISSING";

    /// <summary>The document was anchored on another chain than the one that this verifier reads.</summary>
    public const string ChainDiffers = "CHAIN_DIFFERS";

    /// <summary>Not checked, because the document is not proven to be anchored.</summary>
    public const string AnchorNotProven = "ANCHOR_NOT_PROVEN";

    /// <summary>The block that holds the anchor is not final yet.</summary>
    public const string NotFinal = "NOT_FINAL";

    /// <summary>The document claims a time of issue long before it was anchored.</summary>
    public const string Backdated = "BACKDATED";

    /// <summary>The times that the document claims contradict each other or the chain.</summary>
    public const string TimeOrder = "TIME_ORDER";

    /// <summary>No chain node answered.</summary>
    public const string LedgerUnreachable = "LEDGER_UNREACHABLE";

    /// <summary>The chain nodes do not agree on the same block.</summary>
    public const string NodesDisagree = "NODES_DISAGREE";

    /// <summary>The chain has not been heard of for too long.</summary>
    public const string HeadStale = "HEAD_STALE";

    /// <summary>The chain node lost blocks that it had before.</summary>
    public const string HeadWentBack = "HEAD_WENT_BACK";

    /// <summary>
    /// The node belongs to another chain, or holds other contracts, than this verifier is set to.
    /// </summary>
    public const string WrongChain = "WRONG_CHAIN";

    /// <summary>The node withheld events of the registries.</summary>
    public const string EventsIncomplete = "EVENTS_INCOMPLETE";

    /// <summary>The registries could not be read.</summary>
    public const string RegistryUnavailable = "REGISTRY_UNAVAILABLE";

    /// <summary>The issuer never changed the certificate since it was issued.</summary>
    public const string StatusNeverChanged = "STATUS_NEVER_CHANGED";

    /// <summary>The issuer's last word is that the certificate is in force.</summary>
    public const string StatusActive = "STATUS_ACTIVE";

    /// <summary>The certificate is on hold.</summary>
    public const string StatusSuspended = "STATUS_SUSPENDED";

    /// <summary>The certificate was replaced by another.</summary>
    public const string StatusSuperseded = "STATUS_SUPERSEDED";

    /// <summary>The authority withdrew the certificate.</summary>
    public const string StatusRevoked = "STATUS_REVOKED";

    /// <summary>The certificate was given back or closed.</summary>
    public const string StatusCancelled = "STATUS_CANCELLED";

    /// <summary>The status is known only as of an older block.</summary>
    public const string StatusStale = "STATUS_STALE";

    /// <summary>The status could not be read. This says nothing about the certificate.</summary>
    public const string StatusUnavailable = "STATUS_UNAVAILABLE";

    /// <summary>The moment asked about lies ahead; the status is what is known today.</summary>
    public const string StatusForecast = "STATUS_FORECAST";

    /// <summary>The licence's own validity has not begun.</summary>
    public const string PeriodNotBegun = "PERIOD_NOT_BEGUN";

    /// <summary>The licence's own validity has ended.</summary>
    public const string PeriodEnded = "PERIOD_ENDED";

    /// <summary>This machine's clock is behind the chain's, so periods cannot be judged.</summary>
    public const string ClockDisagrees = "CLOCK_DISAGREES";

    /// <summary>The document carries no electronic seal; nothing to check.</summary>
    public const string NoSeal = "NO_SEAL";

    /// <summary>A signature of the electronic seal does not verify.</summary>
    public const string SealCryptoFailure = "SEAL_CRYPTO_FAILURE";

    /// <summary>The electronic seal was applied to another document than this one.</summary>
    public const string SealDataMismatch = "SEAL_DATA_MISMATCH";

    /// <summary>
    /// The seal was applied outside the period of the seal or of its signer's certificate.
    /// </summary>
    public const string SealedOutsideSealValidity = "SEALED_OUTSIDE_SEAL_VALIDITY";

    /// <summary>The electronic seal cannot be read as one of any known generation.</summary>
    public const string SealUnreadable = "SEAL_UNREADABLE";

    /// <summary>The seal is of a standard, or uses an algorithm, that this verifier does not have.</summary>
    public const string SealStandardUnsupported = "SEAL_STANDARD_UNSUPPORTED";

    /// <summary>The certificate of the seal's maker or signer cannot be used.</summary>
    public const string SealCertificateUnfit = "SEAL_CERTIFICATE_UNFIT";

    /// <summary>The signer's certificate is not in the seal's list.</summary>
    public const string SealSignerNotListed = "SEAL_SIGNER_NOT_LISTED";

    /// <summary>The maker of the seal is not one that this verifier trusts for that time.</summary>
    public const string SealMakerNotTrusted = "SEAL_MAKER_NOT_TRUSTED";

    /// <summary>When the seal was applied cannot be told, or contradicts the document.</summary>
    public const string SealTimeUncertain = "SEAL_TIME_UNCERTAIN";

    /// <summary>Recognition hangs on a seal that is not proven.</summary>
    public const string SealNotProven = "SEAL_NOT_PROVEN";

    /// <summary>No bridge statement came with the document; nothing to check.</summary>
    public const string NoBridgeStatement = "NO_BRIDGE_STATEMENT";

    /// <summary>
    /// The file was given as it is, not presented by its holder for this purpose; nothing to check.
    /// </summary>
    public const string NoPresentation = "NO_PRESENTATION";

    /// <summary>The relying province recognises the certificate.</summary>
    public const string Recognised = "RECOGNISED";

    /// <summary>The certificate was issued by the relying province itself.</summary>
    public const string RecognisedAtHome = "RECOGNISED_AT_HOME";

    /// <summary>The relying province recognises the certificate under conditions.</summary>
    public const string RecognisedWithConditions = "RECOGNISED_WITH_CONDITIONS";

    /// <summary>The relying province recognises such certificates only with a bridge statement.</summary>
    public const string BridgeNeeded = "BRIDGE_NEEDED";

    /// <summary>
    /// The relying province recognises none of the algorithms that the certificate is signed with.
    /// </summary>
    public const string NotRecognisedSuite = "NOT_RECOGNISED_SUITE";

    /// <summary>
    /// The relying province does not recognise the generation of the electronic seal, or asks for one.
    /// </summary>
    public const string NotRecognisedSeal = "NOT_RECOGNISED_SEAL";

    /// <summary>The relying province does not recognise this certificate type.</summary>
    public const string NotRecognisedType = "NOT_RECOGNISED_TYPE";

    /// <summary>The relying province does not recognise certificates of the issuing province.</summary>
    public const string NotRecognisedIssuer = "NOT_RECOGNISED_ISSUER";

    /// <summary>The relying province has no rule for such certificates.</summary>
    public const string NotRecognisedNoAgreement = "NOT_RECOGNISED_NO_AGREEMENT";

    /// <summary>The rule by which the relying province recognised such certificates has ended.</summary>
    public const string NotRecognisedAgreementEnded = "NOT_RECOGNISED_AGREEMENT_ENDED";

    /// <summary>The rules of the relying province could not be read, or are too old.</summary>
    public const string PolicyUnavailable = "POLICY_UNAVAILABLE";

    /// <summary>No signature is known to be good, so there is nothing to recognise.</summary>
    public const string NoValidSignature = "NO_VALID_SIGNATURE";

    /// <summary>A valid bridge statement vouches that the certificate was verified in full.</summary>
    public const string BridgeValid = "BRIDGE_VALID";

    /// <summary>
    /// The relying province's rules refuse such certificates with a bridge statement as well as without.
    /// </summary>
    public const string BridgeNotAdmitted = "BRIDGE_NOT_ADMITTED";

    /// <summary>The bridge statement was made for another relying province.</summary>
    public const string BridgeForOtherProvince = "BRIDGE_FOR_OTHER_PROVINCE";

    /// <summary>
    /// The bridge statement breaks a rule of its format: it was changed, cut or badly made.
    /// </summary>
    public const string BridgeMalformed = "BRIDGE_MALFORMED";

    /// <summary>
    /// The bridge statement is of a newer format or uses a suite that this verifier does not have.
    /// </summary>
    public const string BridgeFormatUnknown = "BRIDGE_FORMAT_UNKNOWN";

    /// <summary>The bridge statement is about a bridge statement, not about a certificate.</summary>
    public const string BridgeOfBridge = "BRIDGE_OF_BRIDGE";

    /// <summary>
    /// The bridge statement is about another document, or about other signatures of this one.
    /// </summary>
    public const string BridgeMisattached = "BRIDGE_MISATTACHED";

    /// <summary>
    /// The body that made the bridge statement issued the certificate itself; nobody vouches for his own.
    /// </summary>
    public const string BridgeOfOwnCertificate = "BRIDGE_OF_OWN_CERTIFICATE";

    /// <summary>
    /// A signature of the bridge statement is wrong, missing, or in another suite than its key.
    /// </summary>
    public const string BridgeSignatureWrong = "BRIDGE_SIGNATURE_WRONG";

    /// <summary>
    /// The bridging body never entered the statement's key, or the key cannot be used here.
    /// </summary>
    public const string BridgeKeyUnknown = "BRIDGE_KEY_UNKNOWN";

    /// <summary>
    /// The key of the bridge statement was revoked or outside its validity when the statement was anchored.
    /// </summary>
    public const string BridgeKeyNotGood = "BRIDGE_KEY_NOT_GOOD";

    /// <summary>The suite of the bridge statement was broken, no longer allowed or never recorded.</summary>
    public const string BridgeSuiteNotGood = "BRIDGE_SUITE_NOT_GOOD";

    /// <summary>
    /// The relying province does not recognise the suite that the bridge statement is signed in.
    /// </summary>
    public const string BridgeSuiteNotRecognised = "BRIDGE_SUITE_NOT_RECOGNISED";

    /// <summary>
    /// The bridge statement carries no proof of anchoring, or its block is not known here yet.
    /// </summary>
    public const string BridgeNotAnchored = "BRIDGE_NOT_ANCHORED";

    /// <summary>The chain does not hold what the bridge statement's proof claims.</summary>
    public const string BridgeAnchorMismatch = "BRIDGE_ANCHOR_MISMATCH";

    /// <summary>The times that the bridge statement claims contradict each other or the chain.</summary>
    public const string BridgeTimeOrder = "BRIDGE_TIME_ORDER";

    /// <summary>
    /// The verification that the bridge statement claims is older than the certificate's anchor, so it
    /// cannot have been one.
    /// </summary>
    public const string BridgeWithoutVerification = "BRIDGE_WITHOUT_VERIFICATION";

    /// <summary>The body was not authorised by its province to make bridge statements at that time.</summary>
    public const string BridgeBodyNotEntitled = "BRIDGE_BODY_NOT_ENTITLED";

    /// <summary>
    /// The body is neither of the issuing nor of the relying province, and the relying province did not
    /// accredit it, not yet, or no longer.
    /// </summary>
    public const string BridgeBodyNotAccredited = "BRIDGE_BODY_NOT_ACCREDITED";

    /// <summary>The bridge statement was withdrawn.</summary>
    public const string BridgeWithdrawn = "BRIDGE_WITHDRAWN";

    /// <summary>The moment asked about lies before the bridge statement holds.</summary>
    public const string BridgeNotYet = "BRIDGE_NOT_YET";

    /// <summary>The bridge statement has expired.</summary>
    public const string BridgeExpired = "BRIDGE_EXPIRED";

    /// <summary>
    /// The certificate itself is not proven to be authentic, and no bridge statement makes up for that.
    /// </summary>
    public const string BridgeOriginalNotProven = "BRIDGE_ORIGINAL_NOT_PROVEN";
}
