package org.communique;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FrontendTests {

    /** Types and unit tests of the editor and the diagram viewer, which the build has installed and built before. */
    @Test
    void passItsOwn() throws IOException, InterruptedException {
        var npm = new ProcessBuilder("npm", "test", "--silent")
                .directory(Path.of("frontend").toFile())
                .redirectErrorStream(true)
                .start();
        npm.getOutputStream().close();
        var output = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(npm.waitFor()).as(output).isZero();
    }
}
