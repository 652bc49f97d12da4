package org.communique.storage.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;

/**
 * Tables in an MVStore file, with a {@link Journal} of what changed since that file was last committed. One command
 * writes at a time; no command, of either kind, returns before what it saw and did is on disk.
 */
final class Store implements AutoCloseable {

    private static final String JOURNAL = "journal-";
    private static final MVMap.Builder<byte[], byte[]> BYTES = new MVMap.Builder<byte[], byte[]>()
            .keyType(ByteArrayDataType.INSTANCE)
            .valueType(ByteArrayDataType.INSTANCE);

    private final Path folder;
    private final MVStore maps;
    private final Consumer<List<Change>> onDurable;
    private final Map<String, Table> tables = new ConcurrentHashMap<>();
    private final ReentrantReadWriteLock commands = new ReentrantReadWriteLock(true);
    private final ReentrantLock checkpoints = new ReentrantLock();
    private Journal journal;
    private long journalNumber;
    private Batch batch = new Batch();

    private Store(Path folder, MVStore maps, Consumer<List<Change>> onDurable) throws IOException {
        this.folder = folder;
        this.maps = maps;
        this.onDurable = onDurable;
        recover();
        journal = nextJournal();
    }

    static Store open(Path folder, Consumer<List<Change>> onDurable) throws IOException {
        MVStore maps = new MVStore.Builder()
                .fileName(
                        Files.createDirectories(folder).resolve("documents.mv").toString())
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .cacheSize(64)
                .open();
        return new Store(folder, maps, onDurable);
    }

    Table table(String name) {
        return tables.computeIfAbsent(name, missing -> new Table(maps.openMap(missing, BYTES), this));
    }

    void drop(String name) {
        batch.drop(name);
        tables.remove(name);
        maps.removeMap(name);
    }

    Set<String> tableNames() {
        return maps.getMapNames();
    }

    /** The changes of the command that holds the write lock. */
    Batch batch() {
        return batch;
    }

    <T> T read(Supplier<T> command) {
        return run(commands.readLock(), command);
    }

    <T> T write(Supplier<T> command) {
        return run(commands.writeLock(), command);
    }

    private <T> T run(Lock lock, Supplier<T> command) {
        Journal seenIn;
        long seen;
        T result;
        lock.lock();
        try {
            try {
                result = command.get();
            } finally {
                seenIn = journal;
                seen = seal(seenIn);
            }
        } finally {
            lock.unlock();
        }
        try {
            seenIn.awaitDurable(seen);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long seal(Journal current) {
        if (commands.isWriteLockedByCurrentThread() && !batch.isEmpty()) {
            current.append(batch);
            batch = new Batch();
        }
        return current.appended();
    }

    long journalSize() {
        return journal.size();
    }

    long fileSize() {
        return maps.getFileStore().size();
    }

    /** Moves what the journal holds into the file, and starts the next journal. */
    void checkpoint() throws IOException {
        checkpoints.lock();
        try {
            Journal finished;
            commands.writeLock().lock();
            try {
                finished = journal;
                finished.awaitDurable(finished.appended());
                journal = nextJournal();
                maps.commit();
            } finally {
                commands.writeLock().unlock();
            }
            maps.sync();
            finished.delete();
        } finally {
            checkpoints.unlock();
        }
    }

    /** Hands over the file while nothing writes to it; commands go on, into the journal. */
    void copy(Consumer<Path> copier) throws IOException {
        checkpoints.lock();
        try {
            checkpoint();
            copier.accept(Path.of(maps.getFileStore().getFileName()));
        } finally {
            checkpoints.unlock();
        }
    }

    @Override
    public void close() {
        try {
            checkpoint();
            journal.delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            maps.close();
        }
    }

    private Journal nextJournal() throws IOException {
        return new Journal(folder.resolve(JOURNAL + ++journalNumber), onDurable);
    }

    private void recover() throws IOException {
        List<Path> journals = journals();
        for (Path file : journals) {
            Journal.replay(file, new Batch.Maps() {
                @Override
                public MVMap<byte[], byte[]> open(String name) {
                    return maps.openMap(name, BYTES);
                }

                @Override
                public void drop(String name) {
                    maps.removeMap(name);
                }
            });
            journalNumber = number(file);
        }
        maps.commit();
        maps.sync();
        for (Path file : journals) {
            Files.delete(file);
        }
    }

    private List<Path> journals() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(JOURNAL))
                    .sorted(Comparator.comparingLong(Store::number))
                    .toList();
        }
    }

    private static long number(Path journal) {
        return Long.parseLong(journal.getFileName().toString().substring(JOURNAL.length()));
    }
}
