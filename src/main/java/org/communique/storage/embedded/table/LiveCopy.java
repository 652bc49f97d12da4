package org.communique.storage.embedded.table;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * A copy of the store's file with what its tables hold, and nothing of what they held before: that stays in the free space of a file
 * until it is written over, though a name that was erased must be nowhere.
 */
final class LiveCopy implements AutoCloseable {

    private static final String ASKED_FOR = "rewrite-at-start";

    private final Path unlocked;
    private final Path file;

    private LiveCopy(Path folder) {
        this.unlocked = folder.resolve("copy.mv");
        this.file = folder.resolve("live.mv");
    }

    /** Of a file that this process holds, and that does not change meanwhile. The copy is deleted when it is closed. */
    static LiveCopy of(Path folder) throws IOException {
        var copy = new LiveCopy(folder);
        try {
            copy.close();
            Files.copy(folder.resolve(TableMaps.FILE), copy.unlocked);
            write(copy.unlocked, copy.file);
            return copy;
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    /** What a process that was killed left. */
    static void deleteUnfinished(Path folder) throws IOException {
        new LiveCopy(folder).close();
    }

    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(unlocked);
        Files.deleteIfExists(file);
    }

    static void askForAtNextStart(Path folder) throws IOException {
        Files.write(folder.resolve(ASKED_FOR), new byte[0]);
    }

    static boolean isAskedFor(Path folder) {
        return Files.exists(folder.resolve(ASKED_FOR));
    }

    /** Replaces the file, which no process holds, by a copy of it. */
    static void replace(Path folder) throws IOException {
        Path held = folder.resolve(TableMaps.FILE);
        try (var copy = new LiveCopy(folder)) {
            copy.close();
            write(held, copy.file);
            try (var written = FileChannel.open(copy.file, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(copy.file, held, ATOMIC_MOVE);
        }
        Files.delete(folder.resolve(ASKED_FOR));
    }

    private static void write(Path from, Path to) throws IOException {
        try (var source = new MVStore.Builder()
                .fileName(ChecksummedFilePath.ofCopy(from))
                .readOnly()
                .open()) {
            write(source, to);
        } catch (MVStoreException e) {
            throw TableMaps.failure(e);
        }
    }

    private static void write(MVStore source, Path to) {
        var target = new MVStore.Builder()
                .fileName(ChecksummedFilePath.ofCopy(to))
                .autoCommitDisabled()
                .open();
        try {
            for (var name : source.getMapNames()) {
                var table = target.openMap(name, TableMaps.BYTES);
                var rows = source.openMap(name, TableMaps.BYTES).cursor(null);
                while (rows.hasNext()) {
                    table.append(rows.next(), rows.getValue());
                }
            }
            target.close();
        } catch (RuntimeException e) {
            target.closeImmediately();
            throw e;
        }
    }
}
