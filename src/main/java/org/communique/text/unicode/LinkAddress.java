package org.communique.text.unicode;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The addresses that a link may have: absolute http, https and mailto ones, in a form that every format can carry. */
public final class LinkAddress {

    /** In characters, as encoded; twice what all browsers and servers accept. */
    public static final int LONGEST = 4_000;

    private LinkAddress() {}

    public static Optional<String> of(String href) {
        if (href.length() > LONGEST) {
            return Optional.empty();
        }
        var address = AdmittedCharacters.of(href).strip();
        int colon = address.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        var scheme = address.substring(0, colon).toLowerCase(Locale.ROOT);
        var rest = address.substring(colon + 1);
        boolean allowed = switch (scheme) {
            case "http", "https" -> rest.startsWith("//") && rest.length() > 2;
            case "mailto" -> !rest.isEmpty();
            default -> false;
        };
        return Optional.of(scheme + ":" + encoded(rest)).filter(encoded -> allowed && encoded.length() <= LONGEST);
    }

    /** Percent-encodes what RFC 3986 does not allow in an address and what would end it in CommonMark or HTML. */
    private static String encoded(String rest) {
        var encoded = new StringBuilder();
        rest.codePoints().forEach(c -> {
            if (Character.isSpaceChar(c) || "\"<>\\^`{|}".indexOf(c) >= 0) {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append(String.format(Locale.ROOT, "%%%02X", b));
                }
            } else {
                encoded.appendCodePoint(c);
            }
        });
        return encoded.toString();
    }
}
