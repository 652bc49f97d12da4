package org.communique.coalition;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A file that goes with a mail. */
public record Enclosure(String name, String type, byte[] content) {

    public static Enclosure text(String name, String text) {
        return new Enclosure(name, "text/plain;charset=UTF-8", text.getBytes(UTF_8));
    }

    public static Enclosure html(String name, String html) {
        return new Enclosure(name, "text/html;charset=UTF-8", html.getBytes(UTF_8));
    }
}
