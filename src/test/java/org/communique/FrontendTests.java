package org.communique;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Types and unit tests of the editor and the diagram viewer, which the build has installed and built before. */
class FrontendTests {

    /** Where {@code ./test} runs them while Maven compiles. */
    private static final @Nullable String TESTED = System.getenv("FRONTEND_TESTED");

    @Test
    void passItsOwn() throws IOException, InterruptedException {
        if (TESTED == null) {
            var npm = new ProcessBuilder("npm", "test", "--silent")
                    .directory(Path.of("frontend").toFile())
                    .redirectErrorStream(true)
                    .start();
            npm.getOutputStream().close();
            var output = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(npm.waitFor()).as(output).isZero();
        } else {
            var status = Path.of(TESTED);
            await().atMost(Duration.ofMinutes(5)).until(() -> Files.exists(status) && Files.size(status) > 0);
            assertThat(status)
                    .as(Files.readString(Path.of("target", "frontend-tests.log")))
                    .hasContent("0");
        }
    }
}
