package org.communique.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.communique.erasure.ErasedName;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A file that goes with mails, stored once for all of them.
 *
 * @param hash   SHA-256 of its name, type and content, in hex
 * @param usedAt when a mail was last put with it
 */
@Document("outboxAttachments")
record MailAttachment(
        @Id String hash,
        String name,
        String type,
        byte[] content,
        @Indexed Instant usedAt) {

    boolean names(ErasedName name) {
        return name.isIn(this.name) || name.isIn(new String(content, UTF_8));
    }

    Attachment file() {
        return new Attachment(name, type, content);
    }
}
