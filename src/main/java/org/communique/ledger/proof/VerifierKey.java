package org.communique.ledger.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The public half of an Ed25519 key with its name, in the verifier key form of C2SP signed notes: name, key id and key,
 * joined by plus signs.
 */
public final class VerifierKey {

    static final byte ED25519 = 1;
    static final int KEY_ID_LENGTH = 4;

    private static final int PUBLIC_KEY_LENGTH = 32;
    /** SubjectPublicKeyInfo of an Ed25519 key up to the key itself (RFC 8410 §4). */
    private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final Pattern NAME = Pattern.compile("[\\p{Graph}&&[^+]]{1,200}");
    private static final Pattern ENCODED = Pattern.compile("([^+]+)\\+([0-9a-f]{8})\\+(\\S+)");

    private final String name;
    private final byte[] raw;
    private final PublicKey key;

    private VerifierKey(String name, byte[] raw) {
        if (!NAME.matcher(name).matches()) {
            throw new MalformedException("a key's name is printable ASCII without spaces and plus signs");
        }
        this.name = name;
        this.raw = raw;
        byte[] encoded = Arrays.copyOf(SPKI_PREFIX, SPKI_PREFIX.length + PUBLIC_KEY_LENGTH);
        System.arraycopy(raw, 0, encoded, SPKI_PREFIX.length, PUBLIC_KEY_LENGTH);
        try {
            this.key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new MalformedException("not an Ed25519 public key");
        }
    }

    /** @param raw the 32 bytes of RFC 8032 §5.1.5 */
    public static VerifierKey of(String name, byte[] raw) {
        if (raw.length != PUBLIC_KEY_LENGTH) {
            throw new MalformedException("an Ed25519 public key has " + PUBLIC_KEY_LENGTH + " bytes");
        }
        return new VerifierKey(name, raw.clone());
    }

    /** @throws MalformedException unless it is an Ed25519 key whose id is that of its name and bytes */
    public static VerifierKey parse(String encoded) {
        Matcher parts = ENCODED.matcher(encoded);
        if (!parts.matches()) {
            throw new MalformedException("not a verifier key of the form name+id+key");
        }
        byte[] typed = StrictBase64.decode(parts.group(3));
        if (typed.length != 1 + PUBLIC_KEY_LENGTH || typed[0] != ED25519) {
            throw new MalformedException("not an Ed25519 key");
        }
        VerifierKey key = of(parts.group(1), Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.toString().equals(encoded)) {
            throw new MalformedException("the key's id does not belong to the key");
        }
        return key;
    }

    public String name() {
        return name;
    }

    /** Eight hexadecimal digits that distinguish keys; they are no security feature. */
    public String id() {
        return HexFormat.of().formatHex(idBytes());
    }

    /** The first four bytes of a hash over name, algorithm and key. */
    byte[] idBytes() {
        byte[] prefix = (name + "\n").getBytes(UTF_8);
        return Arrays.copyOf(Sha256.of(prefix, new byte[] {ED25519}, raw).bytes(), KEY_ID_LENGTH);
    }

    boolean verifies(byte[] signature, byte[] content) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(content);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerifierKey that && name.equals(that.name) && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    /** The encoded verifier key, as {@link #parse} reads it. */
    @Override
    public String toString() {
        byte[] typed = new byte[1 + PUBLIC_KEY_LENGTH];
        typed[0] = ED25519;
        System.arraycopy(raw, 0, typed, 1, PUBLIC_KEY_LENGTH);
        return name + "+" + id() + "+" + StrictBase64.encode(typed);
    }
}
