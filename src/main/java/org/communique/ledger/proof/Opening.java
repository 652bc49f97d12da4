package org.communique.ledger.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Personal data that an entry holds only as a hash, so that it can be erased without changing the entry. The
 * line is canonical JSON with a random salt in it; its SHA-256 is what the entry holds.
 */
public record Opening(String line) {

    private static final String SALT = "salt";
    private static final int SALT_LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Hashes the facts. The salt prevents confirming a guess. */
    public static Opening of(Map<String, String> facts) {
        byte[] salt = new byte[SALT_LENGTH];
        RANDOM.nextBytes(salt);
        Map<String, Object> all = new TreeMap<>(facts);
        if (all.put(SALT, HexFormat.of().formatHex(salt)) != null) {
            throw new IllegalArgumentException("The field \"" + SALT + "\" is the opening's own");
        }
        return new Opening(CanonicalJson.write(all));
    }

    /** What the entry holds in its place: 64 hexadecimal digits. */
    public String commitment() {
        return Sha256.of(line.getBytes(UTF_8)).hex();
    }

    /** @throws MalformedException if the line is no canonical JSON object */
    public Map<String, @Nullable Object> facts() {
        if (!(CanonicalJson.read(line) instanceof Map<?, ?> members)) {
            throw new MalformedException("an opening that is no JSON object");
        }
        Map<String, @Nullable Object> facts = new TreeMap<>();
        members.forEach((name, value) -> facts.put(String.valueOf(name), value));
        facts.remove(SALT);
        return facts;
    }
}
