package org.communique.collab.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.communique.ServerTest;
import org.communique.collab.DraftId;
import org.communique.collab.log.DraftHead.Entry;
import org.communique.crdt.YDoc;
import org.communique.id.Id;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class DraftHistoryTests {

    private static final int EDITS = 4;

    private final DraftId draft = new DraftId(Id.random());
    private final YDoc doc = new YDoc();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Autowired
    DraftHistory history;

    @Autowired
    RevisionStore revisionStore;

    @Autowired
    EditLog edits;

    @Autowired
    LogCompactor compactor;

    /** Each a day after the one before, by another member. */
    @BeforeEach
    void write() {
        edits.create(draft, null, "m0");
        for (int seq = 1; seq <= EDITS; seq++) {
            append(seq, at(seq));
        }
    }

    private void append(int seq, Instant at) {
        var before = doc.encodeStateVector();
        doc.getText("text").insert(0, "word ");
        var entry = new Entry(seq, 1, List.of("m" + seq), doc.encodeStateAsUpdate(before), at);
        assertThat(edits.append(List.of(new LogAppend(draft, entry, 0))))
                .singleElement()
                .isInstanceOf(AppendResult.Stored.class);
    }

    private Instant at(long seq) {
        return now.minus(Duration.ofDays(EDITS - seq + 1));
    }

    @Test
    void hidesNothingOfItWhereAFileWasMade() {
        history.storeExported(draft, 3);
        assertWhole();
        history.storeExported(draft, EDITS);
        assertWhole();
        compactor.compact(draft);
        assertWhole();
    }

    @Test
    void hidesNothingOfItWhereItWasFrozen() {
        history.storeFrozen(draft);
        assertWhole();
        assertThat(history.revisions(draft).getLast().frozen()).isTrue();
        compactor.compact(draft);
        assertWhole();
    }

    /** Some have files made after each edit, before the log is compacted. */
    @Test
    void keepsOnlySoManyTextsOfWhichFilesWereMade() {
        int last = EDITS + RevisionStore.MOST_EXPORTED + 10;
        for (int seq = EDITS + 1; seq <= last; seq++) {
            append(seq, now.minus(Duration.ofDays(1)).plusMillis(seq));
            history.storeExported(draft, seq);
        }
        assertThat(revisionStore.revisions(draft)).hasSize(RevisionStore.MOST_EXPORTED + 1);
        assertThat(history.stateAt(draft, last)).isPresent();
    }

    private void assertWhole() {
        assertThat(history.revisions(draft))
                .extracting(DraftRevision::seq, DraftRevision::at, DraftRevision::members)
                .containsExactly(
                        tuple(1L, at(1), Set.of("m1")),
                        tuple(2L, at(2), Set.of("m2")),
                        tuple(3L, at(3), Set.of("m3")),
                        tuple(4L, at(4), Set.of("m4")));
    }
}
