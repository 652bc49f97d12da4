package org.communique.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Without a browser, as in a mail. */
class TimeFormatTest {

    private static final Instant MOMENT = Instant.parse("2026-11-24T15:02:33Z");

    @Test
    void writesAMomentInUtc() {
        assertThat(TimeFormat.local(MOMENT)).isEqualTo("24 November 2026, 15:02");
    }

    @Test
    void writesDatesInEnglishAlikeWhateverTheRegion() {
        assertThat(Stream.of("en", "en-GB", "en-US", "en-CA").map(Locale::forLanguageTag))
                .allSatisfy(locale -> {
                    assertThat(TimeFormat.localAndUtc(MOMENT, ZoneOffset.UTC, locale))
                            .isEqualTo("24 November 2026, 15:02 UTC");
                    assertThat(TimeFormat.day(LocalDate.of(2026, 12, 3), locale))
                            .isEqualTo("3 December 2026");
                });
    }

    @Test
    void saysSoWhereZonesMatter() {
        assertThat(TimeFormat.localAndUtc(MOMENT)).isEqualTo("24 November 2026, 15:02 UTC");
        assertThat(TimeFormat.zone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void writesDaysAsPeopleSayThem() {
        var third = LocalDate.of(2026, 12, 3);
        assertThat(TimeFormat.days(third, LocalDate.of(2026, 12, 9))).isEqualTo("3–9 December 2026");
        assertThat(TimeFormat.days(third, third)).isEqualTo("3 December 2026");
        assertThat(TimeFormat.days(LocalDate.of(2026, 11, 28), third)).isEqualTo("28 November – 3 December 2026");
        assertThat(TimeFormat.days(third, LocalDate.of(2027, 1, 2))).isEqualTo("3 December 2026 – 2 January 2027");
    }

    @Test
    void asksForDaysInTheOrderOfTheReader() {
        assertThat(Stream.of("en-GB", "en-US", "en-CA", "de")
                        .map(Locale::forLanguageTag)
                        .map(DateField::format))
                .containsExactly("dd/MM/yyyy", "MM/dd/yyyy", "yyyy-MM-dd", "dd.MM.yyyy");
    }
}
