package org.communique.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A file that goes with a mail. */
public record Attachment(String name, String type, byte[] content) {

    public static Attachment text(String name, String text) {
        return new Attachment(name, "text/plain;charset=UTF-8", text.getBytes(UTF_8));
    }

    public static Attachment html(String name, String html) {
        return new Attachment(name, "text/html;charset=UTF-8", html.getBytes(UTF_8));
    }
}
