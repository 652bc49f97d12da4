package org.communique.storage.embedded.table;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * The batches since the last checkpoint, in order, each with its length and CRC-32C. A writer that waits for its batch
 * writes all pending batches and forces them to disk, so that many writers share one force.
 */
final class Journal implements AutoCloseable {

    private static final int HEADER = 2 * Integer.BYTES;

    /**
     * Written in advance: forcing a file that has not grown takes two thirds of the time. Off-heap, as every thread that
     * writes a heap buffer keeps a copy of its size.
     */
    private static final ByteBuffer ROOM = ByteBuffer.allocateDirect(1 << 20);

    private final Path file;
    private final FileChannel channel;
    private final Consumer<List<DocumentChange>> onDurable;
    private final ReentrantLock flushing = new ReentrantLock();
    private List<WriteBatch> gathered = new ArrayList<>();
    private long appended;
    private volatile long durable;
    private volatile long size;
    private volatile boolean failed;
    private long room;

    Journal(Path file, Consumer<List<DocumentChange>> onDurable) throws IOException {
        this.file = file;
        this.onDurable = onDurable;
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
            folder.force(true);
        }
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
     * @throws IOException if the disk failed; from then on for every batch, as memory is ahead of the disk
     */
    void awaitDurable(long count) throws IOException {
        while (durable < count) {
            flushing.lock();
            try {
                if (failed) {
                    throw new IOException("The journal could not be written");
                }
                if (durable < count) {
                    failed = true;
                    flush();
                    failed = false;
                }
            } finally {
                flushing.unlock();
            }
        }
    }

    long size() {
        return size;
    }

    void delete() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void flush() throws IOException {
        List<WriteBatch> batches = take();
        ByteBuffer entries = entries(batches);
        long end = size + entries.remaining();
        while (room < end) {
            write(ROOM.duplicate(), room);
            room += ROOM.capacity();
        }
        write(entries, size);
        channel.force(false);
        size = end;
        batches.forEach(writeBatch -> onDurable.accept(writeBatch.changes()));
        durable = durable + batches.size();
    }

    private static ByteBuffer entries(List<WriteBatch> batches) {
        List<byte[]> all = batches.stream().map(WriteBatch::bytes).toList();
        ByteBuffer entries = ByteBuffer.allocate(
                all.stream().mapToInt(bytes -> HEADER + bytes.length).sum());
        all.forEach(
                bytes -> entries.putInt(bytes.length).putInt(checksum(bytes)).put(bytes));
        return entries.flip();
    }

    private void write(ByteBuffer bytes, long start) throws IOException {
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

    /** Applies every complete batch of {@code file} up to the zeros; a batch that a crash cut off was never acknowledged. */
    static void replay(Path file, WriteBatch.Maps maps) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            while (true) {
                int length = in.readInt();
                int checksum = in.readInt();
                byte[] bytes = in.readNBytes(Math.max(length, 0));
                if (length <= 0 || bytes.length < length || checksum(bytes) != checksum) {
                    return;
                }
                WriteBatch.replay(bytes, maps);
            }
        } catch (EOFException e) {
            // The end, or a header that a crash cut off.
        }
    }

    private static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }
}
