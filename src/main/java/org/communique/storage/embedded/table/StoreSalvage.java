package org.communique.storage.embedded.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.communique.storage.embedded.table.TableMaps.StoreState;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/** Copies all that can be read of a damaged store into a new one, and says what cannot. It changes nothing of the damaged one. */
public final class StoreSalvage {

    private static final int ROWS_IN_MEMORY = 10_000;

    private final Path damaged;
    private final Predicate<String> derived;
    private final List<String> findings = new ArrayList<>();
    private final Map<String, SequencedSet<PrimaryKey>> written = new HashMap<>();
    private boolean losesAnything;

    private StoreSalvage(Path damaged, Predicate<String> derived) {
        this.damaged = damaged;
        this.derived = derived;
    }

    /**
     * @param findings a line for each file, and for each row that is left out
     * @param losesAnything whether some of what was acknowledged cannot be read
     * @param written the rows of each table that journals have, which are newer than those of the file, in the order of their last change
     */
    public record Result(List<String> findings, boolean losesAnything, Map<String, SequencedSet<PrimaryKey>> written) {

        /** @param rows a line for each */
        public Result leavingOut(List<String> rows) {
            List<String> all = new ArrayList<>(findings);
            all.addAll(rows);
            return new Result(all, losesAnything || !rows.isEmpty(), written);
        }
    }

    /** The copy, to which the journals are applied. */
    private final class Copy implements WriteBatch.Target {

        private final TableMaps maps;

        Copy(TableMaps maps) {
            this.maps = maps;
        }

        @Override
        public void put(String table, byte[] key, byte[] value) {
            maps.put(table, key, value);
            if (!derived.test(table)) {
                written.computeIfAbsent(table, added -> new LinkedHashSet<>()).addLast(new PrimaryKey(key));
            }
        }

        @Override
        public void remove(String table, byte[] key) {
            maps.remove(table, key);
        }

        @Override
        public void drop(String table) {
            maps.drop(table);
        }
    }

    /**
     * @param target does not exist yet
     * @param derived the tables that are left out, as they are made from the others
     */
    public static Result copy(Path damaged, Path target, Predicate<String> derived) throws IOException {
        StoreSalvage salvage = new StoreSalvage(damaged, derived);
        Files.createDirectories(target);
        TableMaps copy = TableMaps.open(target);
        try {
            salvage.read(copy);
            copy.names().stream().filter(derived).forEach(copy::drop);
            JournalHeader first = new JournalHeader(UUID.randomUUID(), 1, JournalHeader.SIZE);
            Journal.create(target, first, StoreDisk.of(target), changes -> {}).close();
            copy.setState(new StoreState(first.store(), first.number()));
            copy.commit();
            copy.sync();
            copy.close();
        } catch (IOException | RuntimeException e) {
            copy.discard();
            throw e;
        }
        return new Result(salvage.findings, salvage.losesAnything, salvage.written);
    }

    private void read(TableMaps copy) throws IOException {
        List<JournalReader> journals = JournalReplay.journals(damaged);
        StoreState state =
                readFile(copy, !journals.isEmpty() && journals.getFirst().number() == 1);
        UUID store = state == null ? null : state.store();
        for (JournalReader journal : journals) {
            store = store == null ? journal.store() : store;
        }
        long expected = state == null ? 0 : state.journal();
        for (JournalReader journal : journals) {
            if (journal.number() >= expected) {
                if (expected > 0 && journal.number() > expected) {
                    lost("%s is missing".formatted(Journal.name(expected)));
                }
                expected = journal.number() + 1;
                readJournal(journal, store, copy);
            }
        }
        boolean lacksLast = !journals.isEmpty() && journals.getLast().isContinued();
        if (lacksLast || state != null && expected == state.journal()) {
            lost("%s is missing".formatted(Journal.name(expected)));
        }
    }

    /** @param empty whether the journals begin with the first, so that it had nothing */
    private @Nullable StoreState readFile(TableMaps copy, boolean empty) throws IOException {
        if (TableMaps.isMissing(damaged)) {
            if (empty) {
                findings.add(TableMaps.FILE + " is missing, and had nothing yet");
            } else {
                lost(TableMaps.FILE + " is missing or empty");
            }
            return null;
        }
        TableMaps file;
        try {
            file = TableMaps.openReadOnly(damaged);
        } catch (StoreDamagedException e) {
            lost(e.getMessage() + "; nothing of it can be read");
            return null;
        }
        try {
            StoreState state = file.state();
            file.names().stream().filter(derived.negate()).forEach(name -> readTable(name, file, copy));
            if (state == null && !empty) {
                lost(TableMaps.FILE + " is damaged: only what it had at first can be read");
            } else if (!losesAnything) {
                findings.add(TableMaps.FILE + ": all of its rows can be read");
            }
            return state;
        } catch (StoreDamagedException e) {
            lost(e.getMessage());
            return null;
        } catch (MVStoreException e) {
            lost(TableMaps.failure(e).getMessage());
            return null;
        } finally {
            file.discard();
        }
    }

    private void readTable(String name, TableMaps source, TableMaps target) {
        String shown = name.substring(name.indexOf(':') + 1);
        MVMap<byte[], byte[]> table;
        long rows;
        try {
            table = source.open(name);
            rows = table.sizeAsLong();
        } catch (MVStoreException e) {
            lost("%s: no rows of %s can be read".formatted(TableMaps.FILE, shown));
            return;
        }
        MVMap<byte[], byte[]> copy = target.open(name);
        long unreadable = 0;
        for (long i = 0; i < rows; i++) {
            try {
                byte[] key = table.getKey(i);
                byte[] value = key == null ? null : table.get(key);
                if (value == null) {
                    unreadable++;
                } else {
                    copy.put(key, value);
                }
            } catch (MVStoreException e) {
                unreadable++;
            }
            if (i % ROWS_IN_MEMORY == ROWS_IN_MEMORY - 1) {
                target.commit();
            }
        }
        if (unreadable > 0) {
            lost("%s: %,d of %,d rows of %s cannot be read".formatted(TableMaps.FILE, unreadable, rows, shown));
        }
    }

    private void readJournal(JournalReader journal, @Nullable UUID store, TableMaps copy) throws IOException {
        String name = String.valueOf(journal.file().getFileName());
        if (store == null) {
            lost(name + ": nothing of it can be read");
            return;
        }
        JournalReader.Salvage salvage = journal.salvage(new Copy(copy), store);
        if (!salvage.isEndKnown()) {
            lost("%s: %,d entries can be read, but not how many there were".formatted(name, salvage.entries()));
        } else if (salvage.damagedBytes() == 0) {
            findings.add("%s: all of its %,d entries can be read".formatted(name, salvage.entries()));
        } else {
            lost("%s: %,d bytes cannot be read; %,d entries can be, %,d of them after the damage"
                    .formatted(name, salvage.damagedBytes(), salvage.entries(), salvage.after()));
        }
    }

    private void lost(@Nullable String what) {
        findings.add(String.valueOf(what));
        losesAnything = true;
    }
}
