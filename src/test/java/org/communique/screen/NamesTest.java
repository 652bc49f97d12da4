package org.communique.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void areReadAsOneSaysThem() {
        assertThat(Names.of(List.of())).isEmpty();
        assertThat(Names.of(List.of("Amina"))).isEqualTo("Amina");
        assertThat(Names.of(List.of("Amina", "Bo"))).isEqualTo("Amina and Bo");
        assertThat(Names.of(List.of("Amina", "Bo", "Cem"))).isEqualTo("Amina, Bo and Cem");
    }
}
