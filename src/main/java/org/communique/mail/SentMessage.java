package org.communique.mail;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.communique.mail.Mail.OwnWords;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * That a member had several notified: by mail or not, as each of them chose.
 *
 * @param about what it was about
 * @param to    the organisations or members
 */
@Document("sentMessages")
@CompoundIndex(name = "about_at", def = "{'about': 1, 'at': -1}")
record SentMessage(@Id String id, String about, List<String> to, Instant at, OwnWords own) {

    static Stream<SentMessage> of(OutgoingMail mail) {
        var own = mail.own();
        var topic = mail.topic();
        return own == null || topic == null
                ? Stream.empty()
                : Stream.of(new SentMessage(mail.id().value(), topic, mail.parties(), mail.queuedAt(), own));
    }
}
