package org.communique.collab.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.communique.ServerTest;
import org.communique.collab.DraftId;
import org.communique.id.Id;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

@ServerTest
class RevisionStoreTests {

    private final DraftId draft = new DraftId(Id.random());
    private final Instant now = Instant.now();

    @Autowired
    RevisionStore revisionStore;

    @Autowired
    MongoOperations mongo;

    @Test
    void keepsOfALargeDraftTheNewestAndWhatWasFrozen() {
        int third = (int) (RevisionStore.MOST_BYTES.toBytes() / 3);
        for (int seq = 1; seq <= 6; seq++) {
            revisionStore.store(
                    draft,
                    new DraftRevision(seq, now.minus(Duration.ofHours(60 - 10 * seq)), Set.of("m"), seq == 1),
                    new byte[] {1});
        }
        mongo.updateMulti(query(where("draft").is(draft)), new Update().set("bytes", third), StoredRevision.class);

        revisionStore.thin(draft);

        assertThat(revisionStore.revisions(draft))
                .extracting(DraftRevision::seq)
                .containsExactly(1L, 4L, 5L, 6L);
    }

    @Test
    void keepsSmallDraftsByTimeAlone() {
        for (int seq = 1; seq <= 6; seq++) {
            revisionStore.store(
                    draft,
                    new DraftRevision(seq, now.minus(Duration.ofHours(60 - 10 * seq)), Set.of("m"), false),
                    new byte[] {1});
        }

        revisionStore.thin(draft);

        assertThat(revisionStore.revisions(draft)).hasSize(6);
    }

    /** Each is a minute after the one before, where one each three hours is kept. */
    @Test
    void keepsTheNewestTextsOfWhichFilesWereMade() {
        int all = RevisionStore.MOST_EXPORTED + 10;
        for (int seq = 1; seq <= all; seq++) {
            var revision = new DraftRevision(
                    seq, now.minus(Duration.ofMinutes(all - seq).plusDays(3)), Set.of("m"), false);
            if (seq % 2 == 0) {
                revisionStore.store(draft, revision, new byte[] {1});
            } else {
                revisionStore.storeExported(draft, revision, new byte[] {1});
            }
        }

        revisionStore.thin(draft);

        assertThat(revisionStore.revisions(draft))
                .extracting(DraftRevision::seq)
                .hasSize(all / 2 + 1)
                .allMatch(seq -> seq % 2 == 1 || seq == all);
    }

    @Test
    void keepsOnlySoManyOfThem() {
        int all = RevisionStore.MOST_EXPORTED + 10;
        for (int seq = 1; seq <= all; seq++) {
            revisionStore.storeExported(
                    draft,
                    new DraftRevision(
                            seq, now.minus(Duration.ofSeconds(all - seq).plusDays(3)), Set.of("m"), false),
                    new byte[] {1});
        }

        revisionStore.thin(draft);

        assertThat(revisionStore.revisions(draft)).hasSize(RevisionStore.MOST_EXPORTED + 1);
    }
}
