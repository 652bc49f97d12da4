package org.communique.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.access.AccessDeniedException;

@ExtendWith(OutputCaptureExtension.class)
class ScreenErrorLogTests {

    private final AtomicLong nanoseconds = new AtomicLong();
    private final ScreenErrorLog log = new ScreenErrorLog(nanoseconds::get);

    @Test
    void tracesAFailureOnceAndCountsTheOthersInALineASecond(CapturedOutput output) {
        for (int second = 0; second < 3; second++) {
            for (int i = 0; i < 1_000; i++) {
                log.failed(failure());
            }
            nanoseconds.addAndGet(Duration.ofSeconds(1).toNanos());
        }
        assertThat(lines(output, "A screen failed")).hasSize(4);
        assertThat(lines(output, "IllegalStateException: what was typed")).hasSize(1);
        assertThat(lines(output, "failed again")).hasSize(3).last().asString().contains("(999 more since");
    }

    @Test
    void tracesAnotherFailureInTheSameSecond(CapturedOutput output) {
        log.failed(failure());
        log.failed(new UnsupportedOperationException("another"));
        assertThat(lines(output, "UnsupportedOperationException: another")).hasSize(1);
    }

    @Test
    void logsInOneLineThatAMemberMayNot(CapturedOutput output) {
        for (int i = 0; i < 100; i++) {
            log.denied(new AccessDeniedException("reads no more"));
        }
        assertThat(lines(output, "refused")).hasSize(1).first().asString().contains("INFO");
        assertThat(output.getOut()).doesNotContain("\tat ");
    }

    private static IllegalStateException failure() {
        return new IllegalStateException("what was typed");
    }

    private static List<String> lines(CapturedOutput output, String part) {
        return output.getOut().lines().filter(line -> line.contains(part)).toList();
    }
}
