package org.communique.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
        assertThat(said(collector, Filling.class)).contains("too busy");
    }

    /** Large work is refused until then, so that nothing else has the heap collected. */
    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseG1GC"})
    void noticesThatTheHeapIsFreeAgain(String collector) throws Exception {
        assertThat(said(collector, Freeing.class)).contains("nearly full, then free");
    }

    private static String said(String collector, Class<?> program) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        collector,
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes());
    }

    /** Keeps what fills the heap for a while. */
    static final class Freeing {

        private Freeing() {}

        public static void main(String[] arguments) throws InterruptedException {
            List<byte[]> kept = new ArrayList<>();
            while (!HeapMonitor.isNearlyFull()) {
                kept.add(new byte[10_000]);
            }
            System.out.print("nearly full" + (kept.isEmpty() ? " of nothing" : ""));
            kept = new ArrayList<>();
            // As if the time had passed that is between two collections.
            HeapMonitor.LAST_COLLECTION.addAndGet(-HeapMonitor.BETWEEN_COLLECTIONS.toNanos());
            for (int i = 0; i < 300 && HeapMonitor.isNearlyFull(); i++) {
                Thread.sleep(100);
            }
            System.out.println(", then " + (HeapMonitor.isNearlyFull() ? "full" : "free") + " " + kept.size());
        }
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
