package org.communique.treaty.stance;

import java.time.Instant;
import java.util.List;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.treaty.PageCursor;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.EditionId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Asks the organisations where they stand on some articles.
 *
 * @param deadline answers are taken until then
 * @param closedAt null while it is open
 * @param published null while it is private to the coalition
 * @param shared   true while it is published; for the index
 */
@CompoundIndex(name = "newest", def = "{'at': -1, '_id': -1}")
@Document("stanceRequests")
public record StanceRequest(
        @Id StanceRequestId id,
        String title,
        EditionId edition,
        List<ArticleNumber> articles,
        @Indexed Instant deadline,
        MemberId by,
        Instant at,
        @Nullable Instant closedAt,
        @Nullable PublishedStances published,
        @Indexed(sparse = true) @Nullable Boolean shared,
        @Version long revision) {

    public static final int LONGEST_TITLE = 200;

    /** Its place in the list. */
    public PageCursor cursor() {
        return new PageCursor(at, id);
    }

    public boolean isOpen(Instant now) {
        return closedAt == null && now.isBefore(deadline);
    }

    /** Whether an answer of then counts. */
    boolean isInTime(Instant at) {
        return at.isBefore(deadline) && (closedAt == null || !at.isAfter(closedAt));
    }

    /** Without what is published of the organisation. */
    StanceRequest without(OrganisationId organisation) {
        return published == null ? this : with(published.without(organisation));
    }

    StanceRequest closed(Instant now) {
        return new StanceRequest(id, title, edition, articles, deadline, by, at, now, published, shared, revision);
    }

    StanceRequest with(@Nullable PublishedStances table) {
        return new StanceRequest(
                id, title, edition, articles, deadline, by, at, closedAt, table, table == null ? null : true, revision);
    }
}
