package org.communique.treaty.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArticleNumberTests {

    @Test
    void readsTheWaysInWhichNumbersAreWritten() {
        assertThat(Stream.of("24", " 24 ", "24 bis", "24bis", "24-BIS", "10a", "10A")
                        .map(text -> ArticleNumber.parse(text).orElseThrow().value()))
                .containsExactly("24", "24", "24-bis", "24-bis", "24-bis", "10A", "10A");
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertThat(Stream.of("", "0", "024", "1000", "24.2", "24 2", "-1", "IV", "24 et", "٢٤", "x".repeat(1_000_000)))
                .allSatisfy(text -> assertThat(ArticleNumber.parse(text)).isEmpty());
        assertThatThrownBy(() -> new ArticleNumber("../1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ordersByNumberAndThenBySuffix() {
        assertThat(Stream.of("10", "9", "24-ter", "24", "24-bis", "24-quater", "10A", "10B")
                        .map(ArticleNumber::new)
                        .sorted()
                        .map(ArticleNumber::value))
                .containsExactly("9", "10", "10A", "10B", "24", "24-bis", "24-ter", "24-quater");
    }
}
