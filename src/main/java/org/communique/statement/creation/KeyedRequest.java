package org.communique.statement.creation;

import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A request for a new statement that may come again under the key that its member gave it. It is kept before the draft is, so that what
 * another request left in a crash is not taken for this one's.
 *
 * @param statement that comes of it
 * @param body      what was asked for; null without a key: then it does not come again
 */
@Document("keyedRequests")
public record KeyedRequest(
        @Id StatementId statement, @Nullable TextHash body) {

    /** What has become of it. */
    public enum Progress {
        NEW,
        DONE,
        /** The member gave the key to another request. */
        KEY_USED
    }

    /** @param kind of the request: a member's keys are those of one kind */
    public static KeyedRequest of(MemberId member, String kind, @Nullable String key, Object body) {
        return key == null || key.isEmpty()
                ? without(StatementId.random())
                : new KeyedRequest(
                        new StatementId(TextHash.of(member.value() + "\n" + kind + "\n" + key)
                                .value()
                                .substring(0, 32)),
                        TextHash.of(body.toString()));
    }

    static KeyedRequest without(StatementId id) {
        return new KeyedRequest(id, null);
    }
}
