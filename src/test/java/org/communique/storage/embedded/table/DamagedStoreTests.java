package org.communique.storage.embedded.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.LongRun;
import org.communique.RandomSeed;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Whatever happens to one file of a store: all that was acknowledged is there, or the store does not open. */
class DamagedStoreTests {

    private static final int STORES = LongRun.either(3, 100);
    private static final int DAMAGES = LongRun.either(20, 200);

    @TempDir
    Path parent;

    private final long seed = RandomSeed.of(DamagedStoreTests.class);
    private final Random random = new Random(seed);

    private enum Damage {
        FLIP,
        ZERO_PAGE,
        CUT,
        DELETE,
        OLDER
    }

    private RandomRows rows = new RandomRows(random);

    private final Map<String, byte[]> olderFiles = new HashMap<>();

    @Test
    void opensWithAllThatWasAcknowledgedOrNotAtAll() throws IOException {
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int i = 0; i < STORES; i++) {
            Path store = fill(parent.resolve("store-" + i));
            assertThat(RandomRows.in(copy(store))).as("undamaged").isEqualTo(rows.acknowledged());
            for (int j = 0; j < DAMAGES; j++) {
                Path damaged = copy(store);
                String what = damage(damaged);
                Map<String, String> before = files(damaged);
                String outcome;
                Path recovered = damaged.resolveSibling(damaged.getFileName() + "-recovered");
                try {
                    assertThat(RandomRows.in(damaged)).as(what).isEqualTo(rows.acknowledged());
                    outcome = "whole";
                } catch (StoreDamagedException e) {
                    assertThat(e).as(what).hasMessageMatching("(documents\\.mv|journal-\\d+) .*");
                    assertThat(files(damaged))
                            .as("after it was refused: " + what)
                            .isEqualTo(before);
                    outcome = "refused";
                    StoreSalvage.Result salvage = StoreSalvage.copy(damaged, recovered, table -> false);
                    assertThat(files(damaged)).as("after it was read: " + what).isEqualTo(before);
                    assertThat(RandomRows.in(recovered).equals(rows.acknowledged()) || salvage.losesAnything())
                            .as("%s: %s", what, salvage.findings())
                            .isTrue();
                }
                outcomes.merge(what.replaceAll("\\d+.*", "") + outcome, 1, Integer::sum);
                FileSystemUtils.deleteRecursively(damaged);
                FileSystemUtils.deleteRecursively(recovered);
            }
        }
        System.out.println("DamagedStoreTests: " + outcomes);
    }

    @Test
    void refusesAStoreOfABuildBefore() {
        try (MVStore before = MVStore.open(parent.resolve("documents.mv").toString())) {
            before.openMap("documents:communique.statements").put("key", "value");
        }

        assertThatThrownBy(() -> TableStore.open(parent, changes -> {}))
                .isInstanceOf(StoreDamagedException.class)
                .hasMessageContaining("documents.mv was written by a build before version 1.0.0");
    }

    @Test
    void opensAStoreWhoseChecksumLooksLikeTheStartOfABuildBefore() throws IOException {
        Path store = fill(parent.resolve("store"));
        ByteBuffer header = ByteBuffer.wrap(Files.readAllBytes(store.resolve("documents.mv")))
                .slice(Integer.BYTES, ChecksummedFilePath.BLOCK);
        int checksum;
        int unused = 0;
        do {
            unused++;
            for (int i = 0; i < Integer.SIZE; i++) {
                header.put(header.limit() - 1 - i, (byte) ((unused >>> i & 1) == 0 ? 0 : ' '));
            }
            checksum = ChecksummedFilePath.checksum(0, header.duplicate());
        } while (checksum >>> 16 != ('H' << 8 | ':'));
        try (FileChannel file = FileChannel.open(store.resolve("documents.mv"), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(Integer.BYTES).putInt(checksum).flip(), 0);
            file.write(header, Integer.BYTES);
        }

        assertThat(RandomRows.in(store)).isEqualTo(rows.acknowledged());
    }

    /** Ended as by kill -9, or closed. */
    private Path fill(Path folder) throws IOException {
        rows = new RandomRows(random);
        olderFiles.clear();
        TableStore store = TableStore.open(folder, changes -> {});
        int writes = 1 + random.nextInt(400);
        for (int i = 0; i < writes; i++) {
            rows.write(store);
            if (random.nextInt(120) == 0) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.toList()) {
                        olderFiles.put(file.getFileName().toString(), Files.readAllBytes(file));
                    }
                }
            }
            if (random.nextInt(100) == 0) {
                store.checkpoint();
            }
            if (random.nextInt(150) == 0) {
                store.close();
                store = TableStore.open(folder, changes -> {});
            }
        }
        if (random.nextInt(4) == 0) {
            store.close();
            return folder;
        }
        Path killed = copy(folder);
        if (random.nextBoolean()) {
            // The power failed after the next journal was begun, and before the file's commit was on disk.
            List<JournalReader> journals = JournalReplay.journals(killed);
            try (FileChannel last = FileChannel.open(journals.getLast().file(), StandardOpenOption.WRITE)) {
                JournalHeader.writeContinued(last, journals.getLast().number() + 1);
            }
            store.checkpoint();
            for (int i = random.nextInt(20); i > 0; i--) {
                rows.write(store);
            }
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Path target = killed.resolve(file.getFileName());
                    if (!Files.exists(target)) {
                        Files.copy(file, target);
                    }
                }
            }
        }
        store.close();
        return killed;
    }

    private String damage(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.sorted().forEach(files::add);
        }
        Path file = files.get(random.nextInt(files.size()));
        String name = file.getFileName().toString();
        Damage damage = Damage.values()[random.nextInt(Damage.values().length)];
        byte[] older = olderFiles.get("documents.mv");
        if (damage == Damage.DELETE && files.size() == 1 || damage == Damage.OLDER && older == null) {
            damage = Damage.FLIP;
        }
        long used = used(file);
        long at = (long) (random.nextDouble() * used);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            switch (damage) {
                case FLIP -> {
                    ByteBuffer one = ByteBuffer.allocate(1);
                    channel.read(one, at);
                    one.put(0, (byte) (one.get(0) ^ 1 << random.nextInt(8))).rewind();
                    channel.write(one, at);
                }
                case ZERO_PAGE -> {
                    at = at / 4096 * 4096;
                    channel.write(ByteBuffer.allocate((int) Math.min(4096, channel.size() - at)), at);
                }
                case CUT -> channel.truncate(at);
                case DELETE -> Files.delete(file);
                case OLDER -> Files.write(folder.resolve("documents.mv"), older);
            }
        }
        return damage + " " + name.replaceAll("\\d", "N") + " " + at + " of " + used + ", seed " + seed;
    }

    private static long used(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int used = bytes.length;
        while (used > 1 && bytes[used - 1] == 0) {
            used--;
        }
        return used;
    }

    private Path copy(Path folder) throws IOException {
        Path copy = Files.createTempDirectory(parent, "copy");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    private static Map<String, String> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted(Comparator.naturalOrder())
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString(),
                            DamagedStoreTests::digest,
                            (a, b) -> a,
                            TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return bytes.length + ":" + java.util.Arrays.hashCode(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
