package org.communique.security.session;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A browser in which a member is signed in, as every node of the server knows it.
 *
 * @param id         SHA-256 of the cookie's secret, in hex
 * @param generation of the member's credential; the session ends when that is another
 * @param browser    such as "Firefox on Linux"; where it is, is not kept
 * @param lastUsed   to within a few minutes
 */
@Document("browserSessions")
public record BrowserSession(
        @Id String id,
        @Indexed MemberId member,
        long generation,
        AuthenticationProof proof,
        String browser,
        Instant begunAt,
        @Indexed Instant endsAt,
        Instant lastUsed) {

    BrowserSession withGeneration(long current) {
        return new BrowserSession(id, member, current, proof, browser, begunAt, endsAt, lastUsed);
    }
}
