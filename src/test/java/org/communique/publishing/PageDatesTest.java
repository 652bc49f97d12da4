package org.communique.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageDatesTest {

    @ParameterizedTest
    @CsvSource({
        "en,30 November 2026",
        "en-US,30 November 2026",
        "fr,30 novembre 2026",
        "es,30 de noviembre de 2026",
        "ru,30 ноября 2026\u00a0г.",
        "zh,2026年11月30日",
        "ar,30 نوفمبر 2026"
    })
    void areWrittenAsTheLanguageDoes(String language, String day) {
        assertThat(new PageDates(Locale.forLanguageTag(language)).day(Instant.parse("2026-11-30T15:00:00Z")))
                .isEqualTo(day);
    }
}
