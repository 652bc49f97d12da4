package org.communique.storage.embedded;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Generated at each start and never stored, so that no other process of the machine can read the store. */
record AccessSecret(String value) {

    static final String USER = "communique";

    static AccessSecret random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new AccessSecret(HexFormat.of().formatHex(bytes));
    }

    /** Whether {@code message} is RFC 4616's (PLAIN) for our user, acting for itself, with this secret. */
    boolean opens(byte[] message) {
        byte[] expected = (USER + "\0" + USER + "\0" + value).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, message);
    }

    @Override
    public String toString() {
        return "AccessSecret";
    }
}
