package org.communique.storage.embedded.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The first page of a journal, written once, but for the length that was acknowledged. That is written after each force and
 * before the acknowledgement, and reaches the disk with the next force: it tells damage from what was being written when a
 * process was killed. It has two places in turn, so that a torn one leaves the one before.
 *
 * @param store of which the journal is
 * @param number of the journal; the file of the store names the one that continues it
 * @param previousEnd the length of the journal before
 */
record JournalHeader(UUID store, long number, long previousEnd) {

    static final int SIZE = 4096;

    private static final long MAGIC = 0x436F6D4A6F75726EL;
    private static final int FORMAT = 2;
    private static final int BYTES = 2 * Long.BYTES + Integer.BYTES + 3 * Long.BYTES;
    private static final int[] ACKNOWLEDGED = {512, 1024};
    private static final int CONTINUED = 1536;
    private static final int LENGTH_BYTES = Long.BYTES + Integer.BYTES;

    ByteBuffer toBytes() {
        ByteBuffer page = ByteBuffer.allocate(SIZE);
        page.putLong(MAGIC)
                .putInt(FORMAT)
                .putLong(store.getMostSignificantBits())
                .putLong(store.getLeastSignificantBits())
                .putLong(number)
                .putLong(previousEnd);
        page.putInt(checksum(page.slice(0, BYTES)));
        for (int place : ACKNOWLEDGED) {
            page.put(place, checked(SIZE).array());
        }
        return page.rewind();
    }

    /** Of a page that is whole, also if another build wrote it. */
    static boolean isOfOtherFormat(ByteBuffer page) {
        return page.remaining() >= SIZE && page.getLong(0) == MAGIC && page.getInt(Long.BYTES) != FORMAT;
    }

    /** Null if it is damaged. */
    static @Nullable JournalHeader read(ByteBuffer page) {
        if (page.remaining() < SIZE || checksum(page.slice(0, BYTES)) != page.getInt(BYTES)) {
            return null;
        }
        ByteBuffer fields = page.slice(0, BYTES);
        return fields.getLong() == MAGIC && fields.getInt() == FORMAT
                ? new JournalHeader(new UUID(fields.getLong(), fields.getLong()), fields.getLong(), fields.getLong())
                : null;
    }

    static void writeAcknowledged(FileChannel channel, long length, long turn) throws IOException {
        write(channel, length, ACKNOWLEDGED[(int) (turn % ACKNOWLEDGED.length)]);
    }

    /** So that a journal without the one that continues it is not taken for the last one. */
    static void writeContinued(FileChannel channel, long next) throws IOException {
        write(channel, next, CONTINUED);
    }

    /** The length that was acknowledged for certain, or -1 if that is damaged. */
    static long readAcknowledged(ByteBuffer page) {
        long length = -1;
        for (int place : ACKNOWLEDGED) {
            length = Math.max(length, read(page, place));
        }
        return length;
    }

    static boolean isContinued(ByteBuffer page) {
        return read(page, CONTINUED) > 0;
    }

    private static void write(FileChannel channel, long value, int place) throws IOException {
        ByteBuffer bytes = checked(value);
        while (bytes.hasRemaining()) {
            channel.write(bytes, place + bytes.position());
        }
    }

    private static long read(ByteBuffer page, int place) {
        return page.remaining() >= SIZE && checksum(page.slice(place, Long.BYTES)) == page.getInt(place + Long.BYTES)
                ? page.getLong(place)
                : -1;
    }

    private static ByteBuffer checked(long value) {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH_BYTES).putLong(value);
        return bytes.putInt(checksum(bytes.slice(0, Long.BYTES))).flip();
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }
}
