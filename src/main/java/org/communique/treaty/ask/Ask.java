package org.communique.treaty.ask;

import java.time.Duration;
import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementId;
import org.communique.treaty.PageCursor;
import org.communique.treaty.position.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What the coalition asks on an article or a topic.
 *
 * @param statement that was opened from it, or makes it; null for none yet
 * @param opening   since when a coordinator is opening one; null for none
 * @param planned   the id of the statement that is, or was, being opened: it is opened under this one alone; null for none
 */
@CompoundIndex(name = "newest", def = "{'at': -1, '_id': -1}")
@Document("treatyAsks")
public record Ask(
        @Id AskId id,
        String title,
        String words,
        Subject subject,
        @Nullable StatementId statement,
        @Nullable Instant opening,
        @Nullable StatementId planned,
        MemberId by,
        Instant at,
        @Version long revision) {

    public static final int LONGEST_TITLE = 200;
    public static final int LONGEST_WORDS = 3_000;

    private static final Duration LONGEST_OPENING = Duration.ofMinutes(10);

    /** Not while another coordinator is at it, unless the server stopped on the way. */
    boolean canOpen(Instant now) {
        return statement == null
                && (opening == null || opening.plus(LONGEST_OPENING).isBefore(now));
    }

    /** Its place in the list. */
    public PageCursor cursor() {
        return new PageCursor(at, id);
    }

    Ask opening(StatementId wanted, Instant since) {
        return new Ask(id, title, words, subject, statement, since, wanted, by, at, revision);
    }

    /** Of the statement that was to be opened, if it is not linked yet, another coordinator may open it now. */
    Ask interrupted() {
        return new Ask(id, title, words, subject, statement, null, planned, by, at, revision);
    }

    Ask with(StatementId opened) {
        return new Ask(id, title, words, subject, opened, null, null, by, at, revision);
    }

    Ask withoutStatement() {
        return new Ask(id, title, words, subject, null, null, null, by, at, revision);
    }
}
