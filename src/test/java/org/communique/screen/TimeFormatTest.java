package org.communique.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Without a browser, as in a mail. */
class TimeFormatTest {

    private static final Instant MOMENT = Instant.parse("2026-11-24T15:02:33Z");

    @Test
    void writesAMomentInUtc() {
        assertThat(TimeFormat.local(MOMENT)).isEqualTo("24 Nov 2026, 15:02");
    }

    @Test
    void saysSoWhereZonesMatter() {
        assertThat(TimeFormat.localAndUtc(MOMENT)).isEqualTo("24 Nov 2026, 15:02 UTC");
        assertThat(TimeFormat.zone()).isEqualTo(ZoneOffset.UTC);
    }
}
