package org.communique.storage.embedded.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The batches since the last checkpoint, in order. A writer that waits for its batch writes all pending batches as one
 * {@link JournalEntry} and forces it to disk, so that many writers share one force.
 */
final class Journal implements AutoCloseable {

    private static final String NAME = "journal-";
    private static final String UNFINISHED = ".new";

    /**
     * Written in advance: forcing a file that has not grown takes two thirds of the time. Off-heap, as every thread that
     * writes a heap buffer keeps a copy of its size.
     */
    private static final ByteBuffer ROOM = ByteBuffer.allocateDirect(1 << 20);

    private final Path file;
    private final JournalHeader header;
    private final FileChannel channel;
    private final StoreDisk disk;
    private final Consumer<List<DocumentChange>> onDurable;
    private final ReentrantLock flushing = new ReentrantLock();

    /** What is to be written next; it stays here until it is on disk, as an attempt may have written half of it. */
    private final List<WriteBatch> pending = new ArrayList<>();

    private List<WriteBatch> gathered = new ArrayList<>();
    private long appended;
    private volatile long durable;
    private volatile long end = JournalHeader.SIZE;
    private volatile boolean lost;
    private long room = JournalHeader.SIZE;
    private long flushes;

    private Journal(
            Path file,
            JournalHeader header,
            FileChannel channel,
            StoreDisk disk,
            Consumer<List<DocumentChange>> onDurable) {
        this.file = file;
        this.header = header;
        this.channel = channel;
        this.disk = disk;
        this.onDurable = onDurable;
    }

    /** Under its name only once its header is on disk. */
    static Journal create(Path folder, JournalHeader header, StoreDisk disk, Consumer<List<DocumentChange>> onDurable)
            throws IOException {
        Path file = folder.resolve(name(header.number()));
        Path unfinished = folder.resolve(file.getFileName() + UNFINISHED);
        FileChannel channel = disk.untilWritten(file, () -> {
            Files.deleteIfExists(unfinished);
            FileChannel created = FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try {
                write(created, header.toBytes(), 0);
                return created;
            } catch (IOException e) {
                created.close();
                throw e;
            }
        });
        disk.force(channel, true);
        disk.untilWritten(file, () -> Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE));
        try (FileChannel entries = FileChannel.open(folder.toAbsolutePath())) {
            disk.force(entries, true);
        }
        return new Journal(file, header, channel, disk, onDurable);
    }

    static boolean isOne(Path file) {
        return file.getFileName().toString().matches(NAME + "\\d{1,18}");
    }

    static String name(long number) {
        return NAME + number;
    }

    static long number(Path file) {
        return Long.parseLong(file.getFileName().toString().substring(NAME.length()));
    }

    JournalHeader header() {
        return header;
    }

    synchronized void append(WriteBatch writeBatch) {
        gathered.add(writeBatch);
        appended++;
    }

    /** The count of batches so far, to wait for with {@link #awaitDurable}. */
    synchronized long appended() {
        return appended;
    }

    /**
     * Returns once the first {@code count} batches are on disk and their changes were published.
     *
     * @throws DiskFullException if the disk did not take them; they are kept, and whoever waits next tries again
     * @throws IOException if the disk failed; from then on for every batch, as memory is ahead of the disk
     */
    void awaitDurable(long count) throws IOException {
        while (durable < count) {
            flushing.lock();
            try {
                if (lost) {
                    throw new IOException("The journal could not be written");
                }
                if (durable < count) {
                    flush();
                }
            } finally {
                flushing.unlock();
            }
        }
    }

    /** Before anything is acknowledged in the next journal. */
    void markContinued() throws IOException {
        disk.untilWritten(this, () -> {
            JournalHeader.writeContinued(channel, header.number() + 1);
            return header;
        });
        disk.force(channel, false);
    }

    /** In bytes, of what was written since the last checkpoint. */
    long size() {
        return end - JournalHeader.SIZE;
    }

    long end() {
        return end;
    }

    void delete() throws IOException {
        close();
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        disk.accepted(this);
        channel.close();
    }

    private void flush() throws IOException {
        pending.addAll(take());
        ByteBuffer entry = JournalEntry.toBytes(pending, header.store(), end);
        long after = end + entry.remaining();
        try {
            while (room < after) {
                write(channel, ROOM.duplicate(), room);
                room += ROOM.capacity();
            }
            write(channel, entry, end);
            force();
            JournalHeader.writeAcknowledged(channel, after, flushes);
        } catch (ClosedChannelException e) {
            lost = true;
            disk.lost(e);
            throw e;
        } catch (IOException e) {
            if (lost) {
                throw e;
            }
            disk.refused(this, e);
            throw new DiskFullException(e);
        }
        disk.accepted(this);
        flushes++;
        end = after;
        int written = pending.size();
        pending.forEach(writeBatch -> onDurable.accept(writeBatch.changes()));
        pending.clear();
        durable = durable + written;
    }

    private void force() throws IOException {
        lost = true;
        disk.force(channel, false);
        lost = false;
    }

    private static void write(FileChannel channel, ByteBuffer bytes, long start) throws IOException {
        long position = start;
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
    }

    private synchronized List<WriteBatch> take() {
        List<WriteBatch> batches = gathered;
        gathered = new ArrayList<>();
        return batches;
    }
}
