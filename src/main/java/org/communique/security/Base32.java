package org.communique.security;

import java.math.BigInteger;

/** RFC 4648 §6, for lengths that are whole groups of five bytes and so need no padding. */
public final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32() {}

    public static String encode(byte[] bytes) {
        if (bytes.length % 5 != 0) {
            throw new IllegalArgumentException("not whole groups");
        }
        var number = new BigInteger(1, bytes);
        var text = new StringBuilder();
        for (int digit = bytes.length * 8 / 5 - 1; digit >= 0; digit--) {
            text.append(ALPHABET.charAt(number.shiftRight(digit * 5).intValue() & 31));
        }
        return text.toString();
    }
}
