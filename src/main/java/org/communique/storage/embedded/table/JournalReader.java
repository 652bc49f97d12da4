package org.communique.storage.embedded.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal that a process left behind. Its end is where no whole entry begins, provided that all that was
 * acknowledged is before and no whole entry is after: what a crash cut off was never acknowledged.
 */
final class JournalReader {

    private final Path file;
    private final ByteBuffer bytes;
    private final @Nullable JournalHeader header;

    private JournalReader(Path file, ByteBuffer bytes) {
        this.file = file;
        this.bytes = bytes;
        this.header = JournalHeader.read(bytes);
    }

    static JournalReader of(Path file) throws IOException {
        return new JournalReader(file, ByteBuffer.wrap(Files.readAllBytes(file)));
    }

    /**
     * What could be read of a damaged journal.
     *
     * @param isEndKnown whether it says how much was acknowledged
     */
    record Salvage(int entries, int after, long damagedBytes, boolean isEndKnown) {}

    Path file() {
        return file;
    }

    long number() {
        return Journal.number(file);
    }

    JournalHeader header() throws StoreDamagedException {
        if (JournalHeader.isOfOtherFormat(bytes)) {
            throw new StoreDamagedException(
                    file.getFileName() + " was written by a newer build, or its beginning is damaged");
        }
        if (header == null || header.number() != number()) {
            throw damaged("its beginning cannot be read");
        }
        return header;
    }

    @Nullable
    UUID store() {
        return header == null ? null : header.store();
    }

    /**
     * Applies all entries.
     *
     * @param nextHeader of the journal after this one
     * @return where it ends
     */
    int replay(TableMaps maps, @Nullable JournalHeader nextHeader) throws IOException {
        UUID store = header().store();
        long acknowledged = nextHeader == null ? JournalHeader.readAcknowledged(bytes) : nextHeader.previousEnd();
        if (acknowledged < 0) {
            throw damaged("how much of it was acknowledged cannot be read");
        }
        int position = JournalHeader.SIZE;
        for (JournalEntry entry; (entry = JournalEntry.read(bytes, store, position)) != null; position = entry.end()) {
            WriteBatch.replay(entry.batches(), maps);
        }
        if (position < acknowledged) {
            throw damaged("byte %,d cannot be read, of %,d that were acknowledged".formatted(position, acknowledged));
        }
        if (after(store, position) != null) {
            throw damaged("byte %,d cannot be read, and there are whole entries after it".formatted(position));
        }
        return position;
    }

    boolean isContinued() {
        return JournalHeader.isContinued(bytes);
    }

    /** Applies every whole entry, whatever is between them. */
    Salvage salvage(TableMaps maps, UUID store) throws IOException {
        long acknowledged = JournalHeader.readAcknowledged(bytes);
        int position = JournalHeader.SIZE;
        int entries = 0;
        int after = 0;
        long damagedBytes = 0;
        for (JournalEntry entry; (entry = entryFrom(store, position)) != null; position = entry.end()) {
            int start = entry.start();
            damagedBytes += start - position;
            entries++;
            after += damagedBytes > 0 ? 1 : 0;
            WriteBatch.replay(entry.batches(), maps);
        }
        return new Salvage(entries, after, damagedBytes + Math.max(0, acknowledged - position), acknowledged >= 0);
    }

    private @Nullable JournalEntry entryFrom(UUID store, int position) {
        JournalEntry here = JournalEntry.read(bytes, store, position);
        return here == null ? after(store, position) : here;
    }

    private @Nullable JournalEntry after(UUID store, int position) {
        for (int i = position + 1; i < bytes.limit(); i++) {
            JournalEntry entry = JournalEntry.read(bytes, store, i);
            if (entry != null) {
                return entry;
            }
        }
        return null;
    }

    private StoreDamagedException damaged(String how) {
        return new StoreDamagedException(file.getFileName() + " is damaged: " + how);
    }
}
