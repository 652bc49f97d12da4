package org.communique.treaty.ask;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementId;
import org.communique.treaty.position.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What the coalition asks on an article or a topic.
 *
 * @param statement that was opened from it, or makes it; null for none yet
 */
@Document("treatyAsks")
public record Ask(
        @Id AskId id,
        String title,
        String words,
        Subject subject,
        @Nullable StatementId statement,
        MemberId by,
        @Indexed Instant at,
        @Version long revision) {

    public static final int LONGEST_TITLE = 200;
    public static final int LONGEST_WORDS = 3_000;

    Ask with(StatementId opened) {
        return new Ask(id, title, words, subject, opened, by, at, revision);
    }
}
