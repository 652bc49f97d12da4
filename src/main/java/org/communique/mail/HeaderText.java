package org.communique.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Text of people in a mail's header, shown as they typed it. */
final class HeaderText {

    private static final String ENCODED_WORD = "=?";
    /** An encoded word has at most 75 characters (RFC 2047, 2). */
    private static final int BYTES_OF_A_WORD = 45;

    private HeaderText() {}

    /** Folded; what a mail program would take for encoded words is encoded itself, which Jakarta Mail leaves out where all is ASCII. */
    static String encoded(String header, String text) {
        var encoded = text.contains(ENCODED_WORD) && isAscii(text) ? words(text) : encoded(text);
        return MimeUtility.fold(header.length() + 2, encoded);
    }

    private static String encoded(String text) {
        try {
            return MimeUtility.encodeText(text, UTF_8.name(), null);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(each -> each < 0x80);
    }

    /** Space between encoded words is not shown (RFC 2047, 6.2). */
    private static String words(String ascii) {
        var bytes = ascii.getBytes(UTF_8);
        return IntStream.iterate(0, from -> from < bytes.length, from -> from + BYTES_OF_A_WORD)
                .mapToObj(from -> Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + BYTES_OF_A_WORD)))
                .map(word -> "=?UTF-8?B?" + Base64.getEncoder().encodeToString(word) + "?=")
                .collect(Collectors.joining(" "));
    }
}
