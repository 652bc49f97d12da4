package org.communique.storage.embedded.table;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The batches that were written and forced together, in a journal: a mark, their length and a CRC-32C, which is of the store
 * and the place, too, so that no text that someone stores can pass for an entry.
 *
 * @param batches one after the other
 * @param end where the next entry begins
 */
record JournalEntry(byte[] batches, int end) {

    private static final int MARK = 0x436F6D45;
    private static final int HEADER = 3 * Integer.BYTES;

    static ByteBuffer toBytes(List<WriteBatch> batches, UUID store, long position) {
        List<byte[]> all = batches.stream().map(WriteBatch::bytes).toList();
        int length = all.stream().mapToInt(bytes -> bytes.length).sum();
        ByteBuffer entry = ByteBuffer.allocate(HEADER + length).position(HEADER);
        all.forEach(entry::put);
        entry.putInt(0, MARK).putInt(Integer.BYTES, length);
        entry.putInt(2 * Integer.BYTES, checksum(store, position, entry.slice(HEADER, length)));
        return entry.flip();
    }

    int start() {
        return end - batches.length - HEADER;
    }

    /** Null if none that is whole begins there. */
    static @Nullable JournalEntry read(ByteBuffer journal, UUID store, int position) {
        int room = journal.limit() - position - HEADER;
        if (room < 0 || journal.getInt(position) != MARK) {
            return null;
        }
        int length = journal.getInt(position + Integer.BYTES);
        if (length <= 0 || length > room) {
            return null;
        }
        ByteBuffer content = journal.slice(position + HEADER, length);
        if (checksum(store, position, content.duplicate()) != journal.getInt(position + 2 * Integer.BYTES)) {
            return null;
        }
        byte[] batches = new byte[length];
        content.get(batches);
        return new JournalEntry(batches, position + HEADER + length);
    }

    private static int checksum(UUID store, long position, ByteBuffer content) {
        CRC32C checksum = new CRC32C();
        checksum.update(ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(store.getMostSignificantBits())
                .putLong(store.getLeastSignificantBits())
                .putLong(position)
                .flip());
        checksum.update(content);
        return (int) checksum.getValue();
    }
}
