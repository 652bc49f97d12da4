package org.communique.statement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.communique.id.Id;

/** The SHA-256 of a canonical text's UTF-8 bytes, 64 lower-case hexadecimal digits: what {@code sha256sum} prints. */
public record TextHash(String value) implements Id {

    public TextHash {
        if (value.length() != 64 || !value.chars().allMatch(TextHash::isDigit)) {
            throw new IllegalArgumentException("not a SHA-256");
        }
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
    }

    public static TextHash of(String canonicalText) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(canonicalText.getBytes(StandardCharsets.UTF_8));
            return new TextHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The first twelve digits, for screens that have no room. */
    public String brief() {
        return value.substring(0, 12);
    }
}
