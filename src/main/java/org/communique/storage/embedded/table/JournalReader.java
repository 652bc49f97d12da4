package org.communique.storage.embedded.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal that a process left behind. Its end is where no whole entry begins, provided that all that was
 * acknowledged is before and no whole entry is after: what a crash cut off was never acknowledged.
 */
final class JournalReader {

    private final Path file;
    private final ByteBuffer page;
    private final @Nullable JournalHeader header;

    private JournalReader(Path file, ByteBuffer page) {
        this.file = file;
        this.page = page;
        this.header = JournalHeader.read(page);
    }

    static JournalReader of(Path file) throws IOException {
        try (JournalBytes journal = JournalBytes.of(file)) {
            return new JournalReader(file, journal.read(0, JournalHeader.SIZE));
        }
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
        if (JournalHeader.isOfOtherFormat(page)) {
            throw new StoreDamagedException(
                    file.getFileName() + " was written by another build, or its beginning is damaged");
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
    long replay(TableMaps maps, @Nullable JournalHeader nextHeader) throws IOException {
        UUID store = header().store();
        long acknowledged = nextHeader == null ? JournalHeader.readAcknowledged(page) : nextHeader.previousEnd();
        if (acknowledged < 0) {
            throw damaged("how much of it was acknowledged cannot be read");
        }
        long position = JournalHeader.SIZE;
        try (JournalBytes journal = JournalBytes.of(file)) {
            for (JournalEntry entry;
                    (entry = JournalEntry.read(journal, store, position)) != null;
                    position = entry.end()) {
                WriteBatch.replay(entry.batches(journal), maps);
            }
            if (position < acknowledged) {
                throw damaged(
                        "byte %,d cannot be read, of %,d that were acknowledged".formatted(position, acknowledged));
            }
            if (after(journal, store, position) != null) {
                throw damaged("byte %,d cannot be read, and there are whole entries after it".formatted(position));
            }
        }
        return position;
    }

    boolean isContinued() {
        return JournalHeader.isContinued(page);
    }

    /** Applies every whole entry, whatever is between them. */
    Salvage salvage(WriteBatch.Target target, UUID store) throws IOException {
        long acknowledged = JournalHeader.readAcknowledged(page);
        long position = JournalHeader.SIZE;
        int entries = 0;
        int after = 0;
        long damagedBytes = 0;
        try (JournalBytes journal = JournalBytes.of(file)) {
            for (JournalEntry entry; (entry = entryFrom(journal, store, position)) != null; position = entry.end()) {
                damagedBytes += entry.start() - position;
                entries++;
                after += damagedBytes > 0 ? 1 : 0;
                WriteBatch.replay(entry.batches(journal), target);
            }
        }
        return new Salvage(entries, after, damagedBytes + Math.max(0, acknowledged - position), acknowledged >= 0);
    }

    private static @Nullable JournalEntry entryFrom(JournalBytes journal, UUID store, long position)
            throws IOException {
        JournalEntry here = JournalEntry.read(journal, store, position);
        return here == null ? after(journal, store, position) : here;
    }

    private static @Nullable JournalEntry after(JournalBytes journal, UUID store, long position) throws IOException {
        for (long i = position + 1; i < journal.size(); i++) {
            JournalEntry entry = JournalEntry.read(journal, store, i);
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
