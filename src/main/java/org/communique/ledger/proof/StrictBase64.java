package org.communique.ledger.proof;

import java.util.Base64;

/** Base64 (RFC 4648 §4) in which every value has exactly one spelling. */
final class StrictBase64 {

    private StrictBase64() {}

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static byte[] decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("not base64");
        }
        // The JDK's decoder ignores unused bits and missing padding, which would let a signed byte change unseen.
        if (!encode(bytes).equals(text)) {
            throw new MalformedException("not base64 in its standard spelling");
        }
        return bytes;
    }
}
