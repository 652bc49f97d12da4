package org.communique.storage.embedded.table;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The batches that were written and forced together, in a journal: a mark, their length and a CRC-32C. The mark and the CRC are of the store
 * and the place, so that nothing that someone stores can pass for an entry, nor for the beginning of one, whose checksum would have to be
 * looked at.
 *
 * @param start its place
 * @param length of its batches, which are one after the other
 */
record JournalEntry(long start, int length) {

    private static final int HEADER = 3 * Integer.BYTES;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    static ByteBuffer toBytes(List<WriteBatch> batches, UUID store, long position) {
        List<byte[]> all = batches.stream().map(WriteBatch::bytes).toList();
        int length = all.stream().mapToInt(bytes -> bytes.length).sum();
        ByteBuffer entry = ByteBuffer.allocate(HEADER + length).position(HEADER);
        all.forEach(entry::put);
        CRC32C checksum = checksum(store, position);
        entry.putInt(0, (int) checksum.getValue()).putInt(Integer.BYTES, length);
        checksum.update(entry.slice(HEADER, length));
        entry.putInt(2 * Integer.BYTES, (int) checksum.getValue());
        return entry.flip();
    }

    /** Where the next entry begins. */
    long end() {
        return start + HEADER + length;
    }

    InputStream batches(JournalBytes journal) {
        return journal.stream(start + HEADER, length);
    }

    /** Null if none that is whole begins there. */
    static @Nullable JournalEntry read(JournalBytes journal, UUID store, long position) throws IOException {
        long room = journal.size() - position - HEADER;
        if (room < 0) {
            return null;
        }
        CRC32C checksum = checksum(store, position);
        if (journal.intAt(position) != (int) checksum.getValue()) {
            return null;
        }
        int length = journal.intAt(position + Integer.BYTES);
        if (length <= 0 || length > room) {
            return null;
        }
        int expected = journal.intAt(position + 2 * Integer.BYTES);
        journal.update(checksum, position + HEADER, length);
        return (int) checksum.getValue() == expected ? new JournalEntry(position, length) : null;
    }

    /** Of the place alone, it is the mark. */
    private static CRC32C checksum(UUID store, long position) {
        byte[] place = new byte[3 * Long.BYTES];
        LONG.set(place, 0, store.getMostSignificantBits());
        LONG.set(place, Long.BYTES, store.getLeastSignificantBits());
        LONG.set(place, 2 * Long.BYTES, position);
        CRC32C checksum = new CRC32C();
        checksum.update(place);
        return checksum;
    }
}
