package org.communique.storage.embedded.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.jspecify.annotations.Nullable;

/**
 * Tables in an MVStore file, with a {@link Journal} of what changed since that file was last committed. One command
 * writes at a time; no command returns before all that it read and wrote is on disk. A reader waits for the last change of
 * the tables that it read, not for writes to other tables.
 */
public final class TableStore implements AutoCloseable {

    private static final String FILE = "documents.mv";
    private static final String JOURNAL = "journal-";
    private static final int MIN_FILL_PERCENT = 60;
    private static final int MAX_COMPACTED_BYTES = 4 << 20;
    static final MVMap.Builder<byte[], byte[]> BYTES = new MVMap.Builder<byte[], byte[]>()
            .keyType(ByteArrayDataType.INSTANCE)
            .valueType(ByteArrayDataType.INSTANCE);

    private static final ScopedValue<Seen> SEEN = ScopedValue.newInstance();

    private final Path folder;
    private final MVStore maps;
    private final Consumer<List<DocumentChange>> onDurable;
    private final Map<String, StoredTable> tables = new ConcurrentHashMap<>();
    private final ReentrantReadWriteLock commands = new ReentrantReadWriteLock(true);
    private final ReentrantLock checkpoints = new ReentrantLock();
    private Journal journal;
    private long journalNumber;
    private volatile Mark dropped;
    private WriteBatch writeBatch = new WriteBatch();

    private TableStore(Path folder, MVStore maps, Consumer<List<DocumentChange>> onDurable) throws IOException {
        this.folder = folder;
        this.maps = maps;
        this.onDurable = onDurable;
        maps.setVersionsToKeep(0);
        maps.setRetentionTime(0);
        recover();
        journal = nextJournal();
        dropped = new Mark(journal, journalNumber, 0);
    }

    /** A batch, by its position in a journal. */
    record Mark(Journal journal, long journalNumber, long batch) {

        boolean isAfter(Mark other) {
            return journalNumber > other.journalNumber || journalNumber == other.journalNumber && batch > other.batch;
        }
    }

    /** The last change of all that the running command has read. */
    private static final class Seen {

        private Mark latest;

        Seen(Mark latest) {
            this.latest = latest;
        }

        void add(Mark mark) {
            if (mark.isAfter(latest)) {
                latest = mark;
            }
        }
    }

    public static TableStore open(Path folder, Consumer<List<DocumentChange>> onDurable) throws IOException {
        Files.createDirectories(folder);
        LiveCopy.replaceIfAskedFor(folder.resolve(FILE));
        MVStore maps = new MVStore.Builder()
                .fileName(folder.resolve(FILE).toString())
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .cacheSize(64)
                .open();
        return new TableStore(folder, maps, onDurable);
    }

    /** Of a table that the running command reads. */
    void saw(@Nullable Mark lastChange) {
        if (lastChange != null && SEEN.isBound()) {
            SEEN.get().add(lastChange);
        }
    }

    /** What the command that holds the write lock changes will be in this batch. */
    Mark current() {
        return new Mark(journal, journalNumber, journal.appended() + 1);
    }

    public StoredTable table(String name) {
        return tables.computeIfAbsent(name, missing -> new StoredTable(maps.openMap(missing, BYTES), this));
    }

    public void drop(String name) {
        writeBatch.drop(name);
        dropped = current();
        tables.remove(name);
        maps.removeMap(name);
    }

    public Set<String> tableNames() {
        return maps.getMapNames();
    }

    /** The changes of the command that holds the write lock. */
    public WriteBatch batch() {
        return writeBatch;
    }

    public <T> T read(Supplier<T> command) {
        T result;
        Seen seen;
        commands.readLock().lock();
        try {
            seen = new Seen(dropped);
            result = ScopedValue.where(SEEN, seen).call(command::get);
        } finally {
            commands.readLock().unlock();
        }
        awaitDurable(seen.latest.journal(), seen.latest.batch());
        return result;
    }

    public <T> T write(Supplier<T> command) {
        Journal seenIn;
        long seen;
        T result;
        commands.writeLock().lock();
        try {
            try {
                result = command.get();
            } finally {
                seenIn = journal;
                seen = seal(seenIn);
            }
        } finally {
            commands.writeLock().unlock();
        }
        awaitDurable(seenIn, seen);
        return result;
    }

    private static void awaitDurable(Journal journal, long count) {
        try {
            journal.awaitDurable(count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long seal(Journal current) {
        if (!writeBatch.isEmpty()) {
            current.append(writeBatch);
            writeBatch = new WriteBatch();
        }
        return current.appended();
    }

    long journalSize() {
        return journal.size();
    }

    public long fileSize() {
        return maps.getFileStore().size();
    }

    /** Moves what the journal holds into the file, starts the next journal, and rewrites old parts of the file. */
    void checkpoint() throws IOException {
        checkpoints.lock();
        try {
            Journal finished = commitAndSwitchJournal();
            maps.sync();
            finished.delete();
            compact();
        } finally {
            checkpoints.unlock();
        }
    }

    private Journal commitAndSwitchJournal() throws IOException {
        commands.writeLock().lock();
        try {
            Journal finished = journal;
            finished.awaitDurable(finished.appended());
            journal = nextJournal();
            maps.commit();
            return finished;
        } finally {
            commands.writeLock().unlock();
        }
    }

    /** Only once the last commit is on disk: what it left unused is overwritten from here on. */
    private void compact() {
        commands.writeLock().lock();
        try {
            maps.compact(MIN_FILL_PERCENT, MAX_COMPACTED_BYTES);
        } finally {
            commands.writeLock().unlock();
        }
        maps.sync();
    }

    /** So that the free space of the file has nothing then that was deleted before. */
    public void rewriteAtNextStart() throws IOException {
        LiveCopy.askForAtNextStart(folder);
    }

    /** Copies the file, which does not change meanwhile: commands go on writing to the journal. Its free space is left out. */
    public void copyTo(ZipOutputStream zip) throws IOException {
        checkpoints.lock();
        try {
            checkpoint();
            zip.putNextEntry(new ZipEntry(folder.getFileName() + "/" + FILE));
            try (var copy = LiveCopy.of(folder.resolve(FILE))) {
                Files.copy(copy.file(), zip);
            }
            zip.closeEntry();
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
            Journal.replay(file, new WriteBatch.Maps() {
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
                    .sorted(Comparator.comparingLong(TableStore::number))
                    .toList();
        }
    }

    private static long number(Path journal) {
        return Long.parseLong(journal.getFileName().toString().substring(JOURNAL.length()));
    }
}
