package org.communique.storage.embedded.table;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.communique.storage.embedded.table.TableMaps.StoreState;
import org.jspecify.annotations.Nullable;

/**
 * Brings the file of a store up to its journals, or refuses: they have to follow each other without a gap, from the one that
 * the file waits for. So a file that is older than its journals, as an MVStore opens one when its latest chunk is damaged, is
 * noticed, too.
 */
final class JournalReplay {

    private final List<JournalReader> absorbed = new ArrayList<>();
    private final JournalHeader next;

    private JournalReplay(TableMaps maps, List<JournalReader> journals) throws IOException {
        StoreState state = maps.state();
        if (state == null && !maps.names().isEmpty()) {
            throw new StoreDamagedException(TableMaps.FILE + " does not say which journal continues it");
        }
        long expected = state == null ? 1 : state.journal();
        UUID store = state == null ? null : state.store();
        long end = JournalHeader.SIZE;
        for (int i = 0; i < journals.size(); i++) {
            JournalReader journal = journals.get(i);
            absorbed.add(journal);
            if (journal.number() >= expected) {
                JournalHeader header = journal.header();
                refuseGap(expected, store, header);
                JournalHeader nextHeader =
                        i + 1 < journals.size() ? journals.get(i + 1).header() : null;
                store = header.store();
                expected = header.number() + 1;
                end = journal.replay(maps, nextHeader);
            }
        }
        boolean lacksLast = !journals.isEmpty() && journals.getLast().isContinued();
        if (lacksLast && journals.getLast().number() + 1 == expected || state != null && expected == state.journal()) {
            throw missing(expected);
        }
        next = new JournalHeader(store == null ? UUID.randomUUID() : store, expected, end);
    }

    /** The first journal continues an empty store; any other one needs the file. */
    static void refuseLostFile(Path folder) throws IOException {
        List<JournalReader> journals = journals(folder);
        if (TableMaps.isMissing(folder)
                && !journals.isEmpty()
                && journals.getFirst().number() > 1) {
            throw new StoreDamagedException(TableMaps.FILE + " is missing or empty, and "
                    + journals.getFirst().file().getFileName() + " continues it");
        }
    }

    /** Applies to {@code maps}, without committing them, what the journals in {@code folder} have. */
    static JournalReplay into(TableMaps maps, Path folder) throws IOException {
        return new JournalReplay(maps, journals(folder));
    }

    static List<JournalReader> journals(Path folder) throws IOException {
        List<JournalReader> journals = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Journal::isOne)
                    .sorted(Comparator.comparingLong(Journal::number))
                    .toList()) {
                journals.add(JournalReader.of(file));
            }
        }
        return journals;
    }

    /** Of the journal that goes on. */
    JournalHeader next() {
        return next;
    }

    /** What a killed process left may not be on the disk yet, and the next journal says that it was whole. */
    void force(StoreDisk disk) throws IOException {
        for (JournalReader journal : absorbed) {
            try (FileChannel channel = FileChannel.open(journal.file(), StandardOpenOption.WRITE)) {
                disk.force(channel, true);
            }
        }
    }

    /** Once the file has all of them. */
    void removeAbsorbed() throws IOException {
        for (JournalReader journal : absorbed) {
            Files.delete(journal.file());
        }
    }

    private static void refuseGap(long expected, @Nullable UUID store, JournalHeader header)
            throws StoreDamagedException {
        if (header.number() != expected) {
            throw missing(expected);
        }
        if (store != null && !header.store().equals(store)) {
            throw new StoreDamagedException(
                    "journal-" + header.number() + " is of another store than what it continues");
        }
    }

    private static StoreDamagedException missing(long expected) {
        return new StoreDamagedException("journal-" + expected + " is missing, or " + TableMaps.FILE
                + " is older than the journals that are there");
    }
}
