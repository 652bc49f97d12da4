package org.communique.text.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NameListTest {

    @Test
    void areReadAsOneSaysThem() {
        assertThat(NameList.of(List.of())).isEmpty();
        assertThat(NameList.of(List.of("Amina"))).isEqualTo("Amina");
        assertThat(NameList.of(List.of("Amina", "Bo"))).isEqualTo("Amina and Bo");
        assertThat(NameList.of(List.of("Amina", "Bo", "Cem"))).isEqualTo("Amina, Bo and Cem");
        assertThat(NameList.of(List.of("Amina", "Bo", "Cem"), 2)).isEqualTo("Amina, Bo and Cem");
        assertThat(NameList.of(List.of("Amina", "Bo", "Cem", "Dao"), 2)).isEqualTo("Amina, Bo and 2 others");
    }
}
