package org.communique.storage.embedded.table;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.communique.storage.embedded.table.TableMaps.StoreState;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tables in an MVStore file, with a {@link Journal} of what changed since that file was last committed. One command
 * writes at a time; no command returns before all that it read and wrote is on disk. A reader waits for the last change of
 * the tables that it read, not for writes to other tables. While the disk is full, what is on it can be read.
 */
public final class TableStore implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TableStore.class);
    private static final int MIN_FILL_PERCENT = 60;
    private static final int MAX_COMPACTED_BYTES = 4 << 20;
    private static final int OUT_OF_DISK_SPACE = 14031;

    private static final ScopedValue<Seen> SEEN = ScopedValue.newInstance();

    private final Path folder;
    private final TableMaps maps;
    private final StoreDisk disk;
    private final Consumer<List<DocumentChange>> onDurable;
    private final Map<String, StoredTable> tables = new ConcurrentHashMap<>();
    private final ReentrantReadWriteLock commands = new ReentrantReadWriteLock(true);
    private final ReentrantLock checkpoints = new ReentrantLock();
    private volatile Journal journal;
    private volatile Mark dropped;
    private WriteBatch writeBatch = new WriteBatch();

    private TableStore(Path folder, TableMaps maps, StoreDisk disk, Consumer<List<DocumentChange>> onDurable)
            throws IOException {
        this.folder = folder;
        this.maps = maps;
        this.disk = disk;
        this.onDurable = onDurable;
        maps.verify();
        JournalReplay replay = JournalReplay.into(maps, folder);
        replay.force(disk);
        if (maps.state() == null) {
            maps.sync();
        }
        journal = continueWith(replay.next());
        maps.sync();
        replay.removeAbsorbed();
        dropped = new Mark(journal, 0);
    }

    /** A batch, by its position in a journal. */
    record Mark(Journal journal, long batch) {

        boolean isAfter(Mark other) {
            long number = journal.header().number();
            long otherNumber = other.journal.header().number();
            return number > otherNumber || number == otherNumber && batch > other.batch;
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

    /**
     * Opens the store in {@code folder}, or makes one if there is nothing of a store in it.
     *
     * @throws StoreDamagedException if what was acknowledged is not all there; nothing was changed
     */
    public static TableStore open(Path folder, Consumer<List<DocumentChange>> onDurable) throws IOException {
        Files.createDirectories(folder);
        LiveCopy.deleteUnfinished(folder);
        TableStore tableStore = openAsItIs(folder, onDurable);
        if (!LiveCopy.isAskedFor(folder)) {
            return tableStore;
        }
        // Only of a file that was found whole, and has all of the journals.
        tableStore.close();
        try {
            LiveCopy.replace(folder);
        } catch (StoreDamagedException e) {
            throw e;
        } catch (IOException e) {
            log.warn(
                    "What was deleted stays in the free space of the store's file until the next start: {}",
                    e.getMessage());
        }
        return openAsItIs(folder, onDurable);
    }

    private static TableStore openAsItIs(Path folder, Consumer<List<DocumentChange>> onDurable) throws IOException {
        JournalReplay.refuseLostFile(folder);
        TableMaps maps = TableMaps.open(folder);
        try {
            return new TableStore(folder, maps, StoreDisk.of(folder), onDurable);
        } catch (MVStoreException e) {
            maps.discard();
            throw maps.whyNotOpened(e);
        } catch (IOException | RuntimeException e) {
            maps.discard();
            throw e;
        }
    }

    /** Of a table that the running command reads. */
    void saw(@Nullable Mark lastChange) {
        if (lastChange != null && SEEN.isBound()) {
            SEEN.get().add(lastChange);
        }
    }

    /** What the command that holds the write lock changes will be in this batch. */
    Mark current() {
        return new Mark(journal, journal.appended() + 1);
    }

    public StoredTable table(String name) {
        return tables.computeIfAbsent(name, missing -> new StoredTable(maps.open(missing), this));
    }

    public void drop(String name) {
        writeBatch.drop(name);
        dropped = current();
        tables.remove(name);
        maps.drop(name);
    }

    public Set<String> tableNames() {
        return maps.names();
    }

    /** The changes of the command that holds the write lock. */
    public WriteBatch batch() {
        return writeBatch;
    }

    public <T> T read(Supplier<T> command) {
        T result;
        Seen seen;
        lock(commands.readLock());
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
        if (disk.isFull()) {
            throw full();
        }
        lock(commands.writeLock());
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
        } catch (DiskFullException e) {
            throw full();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A checkpoint keeps writers out while it waits for space. */
    private void lock(Lock lock) {
        try {
            while (!lock.tryLock(1, TimeUnit.SECONDS)) {
                if (disk.isFull()) {
                    throw full();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the store", e);
        }
    }

    private static MongoServerError full() {
        return new MongoServerError(
                OUT_OF_DISK_SPACE, "OutOfDiskSpace", "The disk is full; nothing is written until there is space");
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
        return maps.fileSize();
    }

    /** Tries again what the disk refused. */
    boolean isWritten() throws IOException {
        try {
            if (disk.isFull()) {
                Journal current = journal;
                current.awaitDurable(current.appended());
            }
            return true;
        } catch (DiskFullException e) {
            return false;
        }
    }

    /** Moves what the journal holds into the file, starts the next journal, and rewrites old parts of the file. */
    void checkpoint() throws IOException {
        checkpoints.lock();
        try {
            moveJournal();
            compact();
        } finally {
            checkpoints.unlock();
        }
    }

    private void moveJournal() throws IOException {
        try {
            Journal finished = commitAndSwitchJournal();
            maps.sync();
            finished.delete();
        } finally {
            if (maps.isClosed()) {
                disk.lost(new IOException("the file could not be committed"));
            }
        }
    }

    /** Others read meanwhile, also for as long as it waits for space. */
    private Journal commitAndSwitchJournal() throws IOException {
        Journal finished;
        commands.writeLock().lock();
        try {
            finished = journal;
            finished.awaitDurable(finished.appended());
            commands.readLock().lock();
        } finally {
            commands.writeLock().unlock();
        }
        try {
            journal = continueWith(new JournalHeader(
                    finished.header().store(), finished.header().number() + 1, finished.end()));
            finished.markContinued();
            return finished;
        } finally {
            commands.readLock().unlock();
        }
    }

    /** In memory: the next commit writes what this moves together, and the one after it overwrites what that left unused. */
    private void compact() {
        commands.writeLock().lock();
        try {
            maps.compact(MIN_FILL_PERCENT, MAX_COMPACTED_BYTES);
        } finally {
            commands.writeLock().unlock();
        }
    }

    /** So that the free space of the file has nothing then that was deleted before. */
    public void rewriteAtNextStart() throws IOException {
        LiveCopy.askForAtNextStart(folder);
    }

    /**
     * Copies the file, which does not change meanwhile: commands go on writing to the journal, of which it gets an empty one. Its free space
     * is left out.
     */
    public void copyTo(ZipOutputStream zip) throws IOException {
        checkpoints.lock();
        try {
            checkpoint();
            zip.putNextEntry(new ZipEntry(folder.getFileName() + "/" + TableMaps.FILE));
            try (var copy = LiveCopy.of(folder)) {
                Files.copy(copy.file(), zip);
            }
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry(
                    folder.getFileName() + "/" + Journal.name(journal.header().number())));
            zip.write(journal.header().toBytes().array());
            zip.closeEntry();
        } finally {
            checkpoints.unlock();
        }
    }

    /** What is not in the file then stays in the journal. */
    @Override
    public void close() {
        try {
            checkpoints.lock();
            if (journal.appended() > 0) {
                moveJournal();
            }
            maps.close();
            journal.close();
        } catch (IOException | RuntimeException e) {
            log.warn("The journal was not moved into the file when the store was closed: {}", e.toString());
            maps.discard();
        } finally {
            checkpoints.unlock();
        }
    }

    /** Commits what is in the tables so far to the file, as what {@code header}'s journal continues. */
    private Journal continueWith(JournalHeader header) throws IOException {
        Journal next = Journal.create(folder, header, disk, onDurable);
        maps.setState(new StoreState(header.store(), header.number()));
        maps.commit();
        return next;
    }
}
