package org.communique.collab.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ServerMessageTests {

    /** As {@code docs/collab.md} has it, and the editor reads it. */
    @Test
    void isWrittenAsDocumented() {
        assertThat(new ServerMessage.Frozen().json()).isEqualTo("{\"type\":\"frozen\"}");
        assertThat(new ServerMessage.Running("1.0.0").json()).isEqualTo("{\"type\":\"release\",\"version\":\"1.0.0\"}");
        assertThat(new ServerMessage.Reopened().json()).isEqualTo("{\"type\":\"reopened\"}");
        assertThat(RefusalReason.START_AFRESH.message().json())
                .isEqualTo("{\"type\":\"refused\",\"code\":\"start-afresh\"}");
        assertThat(new ServerMessage.Restored("amina", Instant.parse("2026-11-26T09:00:00Z"), 41).json())
                .isEqualTo(
                        "{\"type\":\"restored\",\"member\":\"amina\",\"from\":\"2026-11-26T09:00:00Z\",\"before\":41}");
        assertThat(new ServerMessage.Restored("\"a\\", Instant.parse("2026-11-26T09:00:00.120Z"), 0).json())
                .isEqualTo(
                        "{\"type\":\"restored\",\"member\":\"\\\"a\\\\\",\"from\":\"2026-11-26T09:00:00.120Z\",\"before\":0}");
    }
}
