package org.communique.signon.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.communique.signon.SignOnEvent.CallOpened;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.junit.jupiter.api.Test;

class BoardVersionTests {

    private static final VersionId BOARD = VersionId.of(new StatementId("board"), 1);

    private final BoardVersion versions = new BoardVersion();

    @Test
    void staysTheSameUntilSomethingHappens() {
        long before = versions.of(BOARD);

        assertThat(versions.of(BOARD)).isEqualTo(before);
        versions.on(new CallOpened(BOARD, Instant.EPOCH));
        assertThat(versions.of(BOARD)).isNotEqualTo(before);
    }

    @Test
    void isNotWhatItWasWhenSoMuchHappensThatItIsForgotten() {
        long before = versions.of(BOARD);

        versions.on(new CallOpened(BOARD, Instant.EPOCH));
        for (int i = 0; i < 5_000; i++) {
            versions.on(new CallOpened(VersionId.of(new StatementId("other"), i + 1), Instant.EPOCH));
        }
        assertThat(versions.of(BOARD)).isNotEqualTo(before);
    }
}
