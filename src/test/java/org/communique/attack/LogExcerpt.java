package org.communique.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.communique.log.RequestOutput;

/** What the server has logged since, apart from its jobs. */
record LogExcerpt(AttackedServer server, int from) {

    static LogExcerpt from(AttackedServer server) {
        return new LogExcerpt(server, server.log().length());
    }

    private List<String> lines() {
        return RequestOutput.in(server.log().substring(from)).lines().toList();
    }

    /** An attack fills no disk: a line for each request at most, and no stack trace. */
    void assertAtMost(int requests) {
        var lines = lines();
        assertThat(lines)
                .as("stack traces")
                .noneMatch(line -> line.startsWith("\tat ") || line.startsWith("Caused by:"));
        assertThat(lines).as("lines for %d requests", requests).hasSizeLessThanOrEqualTo(requests);
    }

    /** As {@link #assertAtMost}, however many requests there were. */
    void assertOneASecondIn(Duration time) {
        assertAtMost((int) time.toSeconds() + 2);
    }
}
