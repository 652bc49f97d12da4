package org.communique.mail;

import java.time.Instant;
import java.util.List;
import org.communique.coalition.directory.MemberId;
import org.communique.erasure.StoredName;
import org.communique.mail.SentMessages.SentWords.Kind;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * That a member had several people written to.
 *
 * @param about what it was about
 * @param to    the organisations or members
 * @param words of the member's own; empty if they wrote none
 */
@Document("sentMessages")
@CompoundIndex(name = "about_at", def = "{'about': 1, 'at': -1}")
record SentMessage(
        @Id String id,
        String about,
        Kind kind,
        List<String> to,
        MemberId by,
        Instant at,
        @StoredName(amongWords = true) String words) {}
