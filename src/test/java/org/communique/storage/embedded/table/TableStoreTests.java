package org.communique.storage.embedded.table;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordingStream;
import org.communique.LongRun;
import org.communique.RandomSeed;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
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

    /** The next journal says where the one before ends, so a power cut must not shorten that any more. */
    @Test
    void forcesWhatAKilledProcessLeftBeforeTheNextJournalCountsOnIt() throws IOException {
        Path killed = killedWith("row");
        List<String> forced = new ArrayList<>();
        try (RecordingStream events = new RecordingStream()) {
            events.enable("jdk.FileForce").withoutThreshold();
            events.setOrdered(true);
            events.onEvent("jdk.FileForce", force -> forced.add(force.getString("path")));
            events.startAsync();
            TableStore.open(killed, changes -> {}).close();
            events.stop();
        }

        assertThat(forced)
                .map(path -> Path.of(path).getFileName().toString())
                .containsSubsequence("journal-1", "journal-2.new");
    }

    /** H2 asserts at the end that nothing is counted as used that is not. */
    @Test
    void closesWhateverBecomesUnusedByThat() throws IOException {
        var rows = new RandomRows(new Random(RandomSeed.of(TableStoreTests.class)));
        for (int i = 0; i < LongRun.either(150, 3_000); i++) {
            try (TableStore store = TableStore.open(folder.resolve("store"), changes -> {})) {
                for (int j = 0; j < 30; j++) {
                    rows.write(store);
                }
                if (i % 2 == 0) {
                    store.checkpoint();
                }
            }
        }

        assertThat(RandomRows.in(folder.resolve("store"))).isEqualTo(rows.acknowledged());
    }

    @Test
    void deletesAJournalOfWhichOnlyAnEndThatWasNeverAcknowledgedIsTorn() throws IOException {
        Path killed = killedWith("row");
        tearEntryAtTheEnd(killed.resolve("journal-1"), false);

        try (TableStore store = TableStore.open(killed, changes -> {})) {
            assertThat(store.table("table").get("row".getBytes())).isNotNull();
            assertThat(store.table("table").size()).isOne();
            assertThat(names(killed)).containsExactlyInAnyOrder("documents.mv", "journal-2");
        }
    }

    /** Each place that looked like one would be read to its end. */
    @Test
    void beginsEntriesWithWhatNoOneCanStoreBefore() {
        List<UUID> stores = Stream.generate(UUID::randomUUID).limit(10).toList();
        var marks = stores.stream()
                .flatMap(store -> LongStream.range(0, 100)
                        .mapToObj(i ->
                                JournalEntry.toBytes(List.of(), store, 4096 + i).getInt()))
                .distinct();

        assertThat(marks).hasSize(1_000);
    }

    @Test
    void keepsAJournalOfWhichTheTornEndWasAcknowledged() throws IOException {
        Path killed = killedWith("row");
        tearEntryAtTheEnd(killed.resolve("journal-1"), true);
        byte[] before = Files.readAllBytes(killed.resolve("journal-1"));

        assertThatThrownBy(() -> TableStore.open(killed, changes -> {}))
                .isInstanceOf(StoreDamagedException.class)
                .hasMessageContaining("that were acknowledged");
        assertThat(killed.resolve("journal-1")).hasBinaryContent(before);
    }

    /** H2 takes a chunk that it cannot read for one that was not written, and goes on with an older one. */
    @Test
    void callsNoReadErrorOfTheDiskDamage() throws IOException {
        Path store = folder.resolve("store");
        try (TableStore filled = TableStore.open(store, changes -> {})) {
            for (int i = 0; i < 5; i++) {
                put(filled, "row " + i, new byte[100_000]);
                filled.checkpoint();
            }
        }
        WaitingFilePath.of(store);
        FilePath.register(new Unreadable());
        int reads = 0;
        try {
            for (boolean isRead = true; isRead; reads++) {
                Unreadable.readsBefore.set(reads);
                Path copy = copy(store);
                Throwable failure = catchThrowable(
                        () -> TableStore.open(copy, changes -> {}).close());
                isRead = Unreadable.readsBefore.get() < 0;
                if (isRead) {
                    assertThat(failure)
                            .as("read %d", reads)
                            .isInstanceOf(IOException.class)
                            .isNotInstanceOf(StoreDamagedException.class)
                            .hasMessageEndingWith("Input/output error");
                } else {
                    assertThat(failure).isNull();
                }
            }
        } finally {
            FilePath.register(new WaitingFilePath());
        }
        assertThat(reads).isGreaterThan(5);
        assertThat(RandomRows.in(store).get("table")).hasSize(5);
    }

    @Test
    void callsAFileThatIsLockedNotDamaged() throws IOException {
        try (TableStore store = TableStore.open(folder.resolve("store"), changes -> {})) {
            assertThatThrownBy(() -> TableStore.open(folder.resolve("store"), changes -> {}))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(StoreDamagedException.class)
                    .hasMessageContaining("locked");
        }
    }

    @Test
    void goesOnWithCheckpointsAfterAnError() throws IOException {
        AtomicInteger errors = new AtomicInteger(2);
        try (TableStore store = TableStore.open(folder.resolve("store"), changes -> {
                    if (errors.getAndDecrement() > 0) {
                        throw new StackOverflowError();
                    }
                });
                Checkpointer _ = Checkpointer.of(store, 1)) {
            assertThatThrownBy(() -> put(store, "row", (byte) 1)).isInstanceOf(StackOverflowError.class);

            await().until(() -> errors.get() < 0 && store.journalSize() == 0);
            await().untilAsserted(() ->
                    assertThat(names(folder.resolve("store"))).containsExactlyInAnyOrder("documents.mv", "journal-2"));
        }
    }

    private Path killedWith(String key) throws IOException {
        try (TableStore store = TableStore.open(folder.resolve("store"), changes -> {})) {
            put(store, key, (byte) 1);
            return copy(folder.resolve("store"));
        }
    }

    /** As when the process ended while it wrote it. */
    private static void tearEntryAtTheEnd(Path journal, boolean isAcknowledged) throws IOException {
        ByteBuffer page = ByteBuffer.wrap(Files.readAllBytes(journal));
        JournalHeader header = requireNonNull(JournalHeader.read(page));
        long end = JournalHeader.readAcknowledged(page);
        WriteBatch batch = new WriteBatch();
        batch.put("table", "torn".getBytes(), "x".repeat(10_000).getBytes());
        ByteBuffer entry = JournalEntry.toBytes(List.of(batch), header.store(), end);
        try (FileChannel channel = FileChannel.open(journal, StandardOpenOption.WRITE)) {
            if (isAcknowledged) {
                JournalHeader.writeAcknowledged(channel, end + entry.remaining(), 1);
            }
            channel.write(entry.limit(5_000), end);
        }
    }

    private static List<String> names(Path store) throws IOException {
        try (Stream<Path> files = Files.list(store)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** Instead of the product's own, of which it has the name. H2 makes more of them by reflection. */
    public static final class Unreadable extends FilePathWrapper {

        private static final AtomicInteger readsBefore = new AtomicInteger();

        @Override
        public String getScheme() {
            return "waiting";
        }

        @Override
        public FileChannel open(String mode) throws IOException {
            FileChannel base = super.open(mode);
            return new FileBaseDefault() {

                @Override
                public int read(ByteBuffer target, long position) throws IOException {
                    if (readsBefore.getAndDecrement() == 0) {
                        throw new IOException("Input/output error");
                    }
                    return base.read(target, position);
                }

                @Override
                public int write(ByteBuffer source, long position) throws IOException {
                    return base.write(source, position);
                }

                @Override
                public long size() throws IOException {
                    return base.size();
                }

                @Override
                protected void implTruncate(long size) throws IOException {
                    base.truncate(size);
                }

                @Override
                public FileLock tryLock(long position, long size, boolean shared) throws IOException {
                    return base.tryLock(position, size, shared);
                }

                @Override
                public void implCloseChannel() throws IOException {
                    base.close();
                }
            };
        }
    }

    /** A process of its own. */
    static final class Start {

        public static void main(String[] arguments) throws IOException {
            try (TableStore store = TableStore.open(Path.of(arguments[0]), changes -> {})) {
                System.out.println(
                        "opened with " + requireNonNull(store.table("table").get("key".getBytes()))[0]);
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
