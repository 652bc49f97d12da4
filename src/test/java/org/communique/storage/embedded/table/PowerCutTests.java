package org.communique.storage.embedded.table;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.communique.LongRun;
import org.communique.RandomSeed;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Wherever the power fails, and whatever of the writes since the last force is on the disk then: the store opens whole. */
class PowerCutTests {

    private static final int ROUNDS = LongRun.either(12, 150);
    private static final int CUTS = LongRun.either(2, 10);

    @TempDir
    Path parent;

    private final long seed = RandomSeed.of(PowerCutTests.class);
    private final Random random = new Random(seed);
    private final RandomRows rows = new RandomRows(random);

    private Path folder;
    private boolean records = true;
    private byte[] forced = {};
    private final List<Operation> unforced = new ArrayList<>();
    private int cuts;
    private final List<String> failures = new ArrayList<>();

    /** A write, or a truncation where there are no bytes. */
    private record Operation(long position, byte[] bytes) {}

    private enum Kept {
        ALL,
        WHOLE_WRITES,
        PAGES,
        SECTORS
    }

    @BeforeEach
    void record() {
        folder = parent.resolve("documents");
        WaitingFilePath.of(folder);
        Recorded.recorder = this;
        FilePath.register(new Recorded());
    }

    @AfterEach
    void recordNoMore() {
        FilePath.register(new WaitingFilePath());
    }

    @Test
    void opensWithAllThatWasAcknowledged() throws IOException {
        TableStore store = TableStore.open(folder, changes -> {});
        for (int i = 0; i < ROUNDS; i++) {
            for (int j = random.nextInt(60); j > 0; j--) {
                rows.write(store);
            }
            if (random.nextInt(5) == 0) {
                store.close();
                store = TableStore.open(folder, changes -> {});
            } else {
                store.checkpoint();
            }
        }
        records = false;
        store.close();

        System.out.println("PowerCutTests: " + cuts + " power cuts");
        assertThat(failures).as("of %d power cuts, seed %d", cuts, seed).isEmpty();
        assertThat(cuts).isGreaterThan(ROUNDS * CUTS);
    }

    private void cutPower() {
        records = false;
        try {
            for (int i = 0; i < CUTS; i++) {
                Kept kept = Kept.values()[random.nextInt(Kept.values().length)];
                byte[] image = forced.clone();
                for (Operation operation : unforced) {
                    image = withPartOf(operation, image, kept);
                }
                open(image, kept);
                cuts++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            records = true;
        }
    }

    private byte[] withPartOf(Operation operation, byte[] before, Kept kept) {
        int length = operation.bytes().length;
        if (kept == Kept.ALL) {
            return apply(operation, before);
        }
        if (kept == Kept.WHOLE_WRITES || length == 0) {
            return random.nextBoolean() ? apply(operation, before) : before;
        }
        byte[] image = before;
        int unit = kept == Kept.PAGES ? 4096 : 512;
        for (long start = operation.position(), end; start < operation.position() + length; start = end) {
            end = Math.min(operation.position() + length, (start / unit + 1) * unit);
            if (random.nextBoolean()) {
                image = apply(
                        new Operation(
                                start, Arrays.copyOfRange(operation.bytes(), (int) (start - operation.position()), (int)
                                        (end - operation.position()))),
                        image);
            }
        }
        return image;
    }

    private static byte[] apply(Operation operation, byte[] before) {
        int position = (int) operation.position();
        byte[] bytes = operation.bytes();
        if (bytes.length == 0) {
            return Arrays.copyOf(before, Math.min(position, before.length));
        }
        byte[] image = Arrays.copyOf(before, Math.max(before.length, position + bytes.length));
        System.arraycopy(bytes, 0, image, position, bytes.length);
        return image;
    }

    private void open(byte[] image, Kept kept) throws IOException {
        Path copy = Files.createDirectory(parent.resolve("cut-" + cuts));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        Files.write(copy.resolve(TableMaps.FILE), image);
        try {
            if (!RandomRows.in(copy).equals(rows.acknowledged())) {
                failures.add("cut %d, kept %s: not all is there".formatted(cuts, kept));
            }
        } catch (IOException | RuntimeException e) {
            failures.add("cut %d, kept %s: %s".formatted(cuts, kept, e.getMessage()));
        }
        FileSystemUtils.deleteRecursively(copy);
    }

    /** Instead of the product's own, of which it has the name. H2 makes more of them by reflection. */
    public static final class Recorded extends FilePathWrapper {

        private static @Nullable PowerCutTests recorder;

        @Override
        public String getScheme() {
            return "waiting";
        }

        @Override
        public FileChannel open(String mode) throws IOException {
            FileChannel base = super.open(mode);
            PowerCutTests test = requireNonNull(recorder);
            return Path.of(getBase().toString()).startsWith(test.folder) ? test.new Channel(base) : base;
        }
    }

    private final class Channel extends FileBaseDefault {

        private final FileChannel base;

        Channel(FileChannel base) {
            this.base = base;
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return base.read(target, position);
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            byte[] bytes = new byte[source.remaining()];
            source.duplicate().get(bytes);
            int written = base.write(source, position);
            add(new Operation(position, Arrays.copyOf(bytes, written)));
            return written;
        }

        @Override
        public long size() throws IOException {
            return base.size();
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            base.truncate(size);
            add(new Operation(size, new byte[0]));
        }

        private void add(Operation operation) {
            if (records) {
                unforced.add(operation);
                cutPower();
            }
        }

        @Override
        public void force(boolean metaData) throws IOException {
            base.force(metaData);
            if (records) {
                for (Operation operation : unforced) {
                    forced = apply(operation, forced);
                }
                unforced.clear();
                cutPower();
            }
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return base.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            base.close();
        }
    }
}
