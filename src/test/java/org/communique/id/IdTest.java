package org.communique.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTest {

    @Test
    void drawsTwentyCharactersThatAreSafeInAnAddress() {
        assertThat(Id.random()).matches("[0-9abcdefghjkmnpqrstvwxyz]{20}");
    }

    @Test
    void drawsAnotherEachTime() {
        assertThat(Stream.generate(Id::random).limit(10_000).collect(Collectors.toSet()))
                .hasSize(10_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "stage:1:policy", "0123456789abcdefghjk", "a.b~c_d-E"})
    void takesWhatCanBeAnIdentifier(String value) {
        assertThat(Id.checked(value)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "../x", "a/b", "{$ne:1}", "a\u0000", "é", "a\n", "a%2fb"})
    void refusesWhatCannot(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> Id.checked(value));
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(Id.checked("a".repeat(120))).hasSize(120);
        assertThatIllegalArgumentException().isThrownBy(() -> Id.checked("a".repeat(121)));
    }
}
