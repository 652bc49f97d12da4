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
    private static final int FORMAT = 1;
    private static final int BYTES = 2 * Long.BYTES + Integer.BYTES + 3 * Long.BYTES;
    private static final int[] ACKNOWLEDGED = {512, 1024};
    private static final int ACKNOWLEDGED_BYTES = Long.BYTES + Integer.BYTES;

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
            page.put(place, acknowledged(SIZE).array());
        }
        return page.rewind();
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
        ByteBuffer bytes = acknowledged(length);
        long place = ACKNOWLEDGED[(int) (turn % ACKNOWLEDGED.length)];
        while (bytes.hasRemaining()) {
            channel.write(bytes, place + bytes.position());
        }
    }

    /** The length that was acknowledged for certain, or -1 if that is damaged. */
    static long readAcknowledged(ByteBuffer page) {
        long length = -1;
        for (int place : ACKNOWLEDGED) {
            if (page.remaining() >= SIZE
                    && checksum(page.slice(place, Long.BYTES)) == page.getInt(place + Long.BYTES)) {
                length = Math.max(length, page.getLong(place));
            }
        }
        return length;
    }

    private static ByteBuffer acknowledged(long length) {
        ByteBuffer bytes = ByteBuffer.allocate(ACKNOWLEDGED_BYTES).putLong(length);
        return bytes.putInt(checksum(bytes.slice(0, Long.BYTES))).flip();
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }
}
