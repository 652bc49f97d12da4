package org.communique.storage.embedded.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store does at its start, and when something fails. */
class TableStoreTests {

    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void readsALongJournalInLittleMemory() throws Exception {
        try (TableStore store = TableStore.open(folder.resolve("store"), changes -> {})) {
            for (int i = 0; i < 64; i++) {
                byte[] value = new byte[MEGABYTE];
                value[0] = (byte) i;
                put(store, "key", value);
            }
            Path killed = copy(folder.resolve("store"));

            Process start = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx40m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Start.class.getName(),
                            killed.toString())
                    .redirectErrorStream(true)
                    .start();

            assertThat(new String(start.getInputStream().readAllBytes())).contains("opened with 63");
        }
    }

    /** A process of its own. */
    static final class Start {

        public static void main(String[] arguments) throws IOException {
            try (TableStore store = TableStore.open(Path.of(arguments[0]), changes -> {})) {
                System.out.println("opened with " + store.table("table").get("key".getBytes())[0]);
            }
        }
    }

    private static void put(TableStore store, String key, byte... value) {
        store.write(() -> store.table("table").put(key.getBytes(), value));
    }

    /** As kill -9 leaves it. */
    private Path copy(Path store) throws IOException {
        Path copy = Files.createTempDirectory(folder, "killed");
        try (Stream<Path> files = Files.list(store)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }
}
