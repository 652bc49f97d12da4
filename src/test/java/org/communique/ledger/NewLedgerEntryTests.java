package org.communique.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NewLedgerEntryTests {

    private static final Instant AT = Instant.parse("2026-05-04T10:00:00Z");

    @Test
    void sealsTypeTimeAndFieldsInCanonicalFormWithoutItsKey() {
        assertThat(NewLedgerEntry.of("frozen/1", "frozen", AT)
                        .with("version", 2)
                        .with("title", "A \"B\"")
                        .canonical(Map.of()))
                .isEqualTo("{\"at\":\"2026-05-04T10:00:00Z\",\"title\":\"A"
                        + " \\\"B\\\"\",\"type\":\"frozen\",\"version\":2}");
    }

    @Test
    void refusesWhatCouldNotBeSealedOrReadBack() {
        assertThatIllegalArgumentException().isThrownBy(() -> NewLedgerEntry.of("", "frozen", AT));
        assertThatIllegalArgumentException().isThrownBy(() -> NewLedgerEntry.of("k", "Frozen!", AT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NewLedgerEntry("k", "frozen", AT, Map.of("type", "other"), Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NewLedgerEntry("k", "frozen", AT, Map.of("at", "never"), Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewLedgerEntry.of("k", "frozen", AT).with("a b", 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewLedgerEntry.of("k", "frozen", AT).with("when", AT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewLedgerEntry.of("k", "frozen", AT).with("big", "x".repeat(70_000)));
        assertThatIllegalArgumentException().isThrownBy(() -> LogId.publicOf("a/b"));
        assertThatIllegalArgumentException().isThrownBy(() -> LogId.publicOf(""));
    }
}
