package org.communique.ledger.proof;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.List;
import java.util.Map;

/**
 * A time stamp (RFC 3161): a third party's signed statement that some bytes existed at a time. Its signature is checked with the
 * certificate inside it; whose certificate it is, and whether to trust it, is left to people and to
 * {@code openssl ts -verify}.
 */
public final class TimestampToken {

    private static final String SIGNED_DATA = "2a864886f70d010702";
    private static final String TST_INFO = "2a864886f70d0109100104";
    private static final String MESSAGE_DIGEST = "2a864886f70d010904";
    private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
    /** Object identifiers of SHA-2. */
    private static final Map<String, String> DIGESTS =
            Map.of("608648016503040201", "SHA-256", "608648016503040202", "SHA-384", "608648016503040203", "SHA-512");

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    private final Instant time;
    private final String imprintDigest;
    private final byte[] imprint;
    private final X509Certificate signer;

    private TimestampToken(Instant time, String imprintDigest, byte[] imprint, X509Certificate signer) {
        this.time = time;
        this.imprintDigest = imprintDigest;
        this.imprint = imprint;
        this.signer = signer;
    }

    /**
     * Reads the response of an authority.
     *
     * @throws MalformedException unless it grants a stamp that one of its own certificates signed
     */
    public static TimestampToken parse(byte[] response) {
        DerValue whole = DerValue.parse(response);
        String status =
                whole.child(0, DerValue.SEQUENCE).child(0, DerValue.INTEGER).hex();
        if (!status.equals("00") && !status.equals("01")) {
            throw new MalformedException("the authority refused it");
        }
        DerValue token = whole.child(1, DerValue.SEQUENCE);
        if (!token.child(0, DerValue.OBJECT_IDENTIFIER).hex().equals(SIGNED_DATA)) {
            throw new MalformedException("not a signed time stamp");
        }
        DerValue signedData = token.child(1, DerValue.TAGGED_0).child(0, DerValue.SEQUENCE);
        DerValue encapsulated = signedData.child(2, DerValue.SEQUENCE);
        if (!encapsulated.child(0, DerValue.OBJECT_IDENTIFIER).hex().equals(TST_INFO)) {
            throw new MalformedException("not a time stamp");
        }
        byte[] info = encapsulated
                .child(1, DerValue.TAGGED_0)
                .child(0, DerValue.OCTET_STRING)
                .content();
        DerValue stamp = DerValue.parse(info);
        DerValue imprint = stamp.child(2, DerValue.SEQUENCE);
        Instant time = time(stamp.child(4, DerValue.GENERALIZED_TIME));
        DerValue signerInfo = signedData.children().getLast().child(0, DerValue.SEQUENCE);
        return new TimestampToken(
                time,
                digest(imprint.child(0, DerValue.SEQUENCE)),
                imprint.child(1, DerValue.OCTET_STRING).content(),
                signer(signerInfo, info, signedData.child(3, DerValue.TAGGED_0).children(), time));
    }

    /** The certificate whose key signed: the signature is over the attributes, and these hold the content's digest (RFC 5652 §5.4). */
    private static X509Certificate signer(
            DerValue signerInfo, byte[] content, List<DerValue> certificates, Instant time) {
        String digest = digest(signerInfo.child(2, DerValue.SEQUENCE));
        DerValue attributes = signerInfo.child(3, DerValue.TAGGED_0);
        byte[] signature = signerInfo.child(5, DerValue.OCTET_STRING).content();
        byte[] signed = attributes.encoded().clone();
        signed[0] = (byte) DerValue.SET;
        try {
            if (!MessageDigest.isEqual(
                    messageDigest(attributes), MessageDigest.getInstance(digest).digest(content))) {
                throw new MalformedException("its content was changed");
            }
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (DerValue encoded : certificates) {
                X509Certificate certificate =
                        (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded.encoded()));
                List<String> uses = certificate.getExtendedKeyUsage();
                if (uses != null && uses.contains(TIME_STAMPING) && signed(certificate, digest, signed, signature)) {
                    certificate.checkValidity(Date.from(time));
                    return certificate;
                }
            }
        } catch (GeneralSecurityException e) {
            throw new MalformedException("its signature or certificate cannot be read");
        }
        throw new MalformedException("none of its certificates for time stamps signed it");
    }

    private static boolean signed(X509Certificate certificate, String digest, byte[] content, byte[] signature)
            throws GeneralSecurityException {
        String algorithm = switch (certificate.getPublicKey().getAlgorithm()) {
            case "RSA" -> digest.replace("-", "") + "withRSA";
            case "EC" -> digest.replace("-", "") + "withECDSA";
            default -> "Ed25519";
        };
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(certificate.getPublicKey());
        verifier.update(content);
        return verifier.verify(signature);
    }

    private static byte[] messageDigest(DerValue attributes) {
        return attributes.children().stream()
                .filter(attribute ->
                        attribute.child(0, DerValue.OBJECT_IDENTIFIER).hex().equals(MESSAGE_DIGEST))
                .map(attribute -> attribute
                        .child(1, DerValue.SET)
                        .child(0, DerValue.OCTET_STRING)
                        .content())
                .findFirst()
                .orElseThrow(() -> new MalformedException("a time stamp without a digest"));
    }

    private static String digest(DerValue algorithm) {
        String name = DIGESTS.get(algorithm.child(0, DerValue.OBJECT_IDENTIFIER).hex());
        if (name == null) {
            throw new MalformedException("a hash that is not SHA-2");
        }
        return name;
    }

    private static Instant time(DerValue generalizedTime) {
        String text = new String(generalizedTime.content(), US_ASCII);
        try {
            return LocalDateTime.parse(text.replaceFirst("(\\.[0-9]+)?Z$", ""), SECONDS)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new MalformedException("an invalid time");
        }
    }

    /** @throws MalformedException if it is the stamp of something else */
    public void requireStampOf(byte[] content) {
        try {
            if (!MessageDigest.isEqual(
                    imprint, MessageDigest.getInstance(imprintDigest).digest(content))) {
                throw new MalformedException("it is of something else");
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-2", e);
        }
    }

    /** To the second. */
    public Instant time() {
        return time;
    }

    /** As its certificate names it. */
    public String authority() {
        return String.valueOf(signer.getSubjectX500Principal());
    }
}
