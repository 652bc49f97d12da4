package org.communique.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class HeapMonitorTests {

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseG1GC"})
    void workThatFillsTheHeapEndsBeforeTheServerDoes(String collector) throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        collector,
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Filling.class.getName())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(process.getInputStream().readAllBytes())).contains("too busy");
    }

    /** Keeps all that it makes. */
    static final class Filling {

        private Filling() {}

        public static void main(String[] arguments) {
            var work = new HeavyWorkExecutor();
            try {
                work.run(WorkKind.RENDERING, "amina", Filling::fill);
            } catch (TooBusyException e) {
                System.out.println("too busy");
            }
        }

        private static int fill() {
            List<byte[]> kept = new ArrayList<>();
            while (true) {
                kept.add(new byte[100]);
                Budget.check();
            }
        }
    }
}
