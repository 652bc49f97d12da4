package org.communique.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.communique.id.Id;

/** Made of the event and the recipient: the same event gives the same id on every node, and the mail is sent once. */
public record MailId(String value) implements Id {

    public MailId {
        Id.checked(value);
    }

    /** @param event what happened; the same on each delivery and node */
    public static MailId of(String event, Id recipient) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return new MailId(
                    HexFormat.of().formatHex(digest.digest((event + "\n" + recipient.value()).getBytes(UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
