package org.communique.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communique.ledger.LogId.Visibility;
import org.communique.ledger.proof.Bundle;
import org.communique.ledger.proof.Checkpoint;
import org.springframework.stereotype.Component;

/**
 * Records facts for good and proves them. It checks no rights: feature services call it when they have checked theirs.
 */
@Component
public class Ledger {

    private static final int TAILS_KEPT = 500;

    private final LedgerEntries entries;
    private final LedgerKey key;
    private final String name;
    private final Map<String, LogTail> tails = Collections.synchronizedMap(new RecentlyUsed());

    Ledger(LedgerEntries entries, LedgerKey key, LedgerProperties properties) {
        this.entries = entries;
        this.key = key;
        this.name = properties.ledgerName();
    }

    /**
     * Records the entry, once: handed in again under its key it keeps its place. Returns after the durable write.
     *
     * @return its place in the log, from 0 and without gaps
     * @throws IllegalStateException if another fact has the same key
     */
    public int append(LogId log, Entry entry) {
        return tail(log).append(entry);
    }

    /** The head of the log as a signed note: origin, size, root, signature. An empty log has one too. */
    public String checkpoint(LogId log) {
        return head(log).sign(key.signer());
    }

    public List<RecordedEntry> entries(LogId log) {
        return stored(log, Integer.MAX_VALUE).stream().map(RecordedEntry::of).toList();
    }

    /** The key that checks every checkpoint, to be shown where the coalition shows who it is. */
    public String verifierKey() {
        return key.signer().verifierKey().toString();
    }

    /**
     * Writes the zip with which anyone can check the text and its signatures offline; leaves the stream open. The same
     * log and text make the same bytes.
     *
     * @param text the frozen text, in the bytes that were hashed
     * @throws IllegalArgumentException for a private log
     * @throws IllegalStateException if stored entries no longer are what they were; nothing has been written then
     */
    public void writeBundle(LogId log, byte[] text, OutputStream out) throws IOException {
        if (log.visibility() != Visibility.PUBLIC) {
            throw new IllegalArgumentException("A private log is not for a bundle");
        }
        Checkpoint head = head(log);
        List<String> lines =
                stored(log, head.size()).stream().map(LedgerEntry::json).toList();
        if (!Bundle.root(lines).equals(head.root())) {
            throw new IllegalStateException("Entries of log " + log.path() + " were changed in the database");
        }
        new Bundle(text, lines, head.sign(key.signer()), List.of(key.signer().verifierKey())).write(out);
    }

    private Checkpoint head(LogId log) {
        return tail(log).head(name + "/" + log.path());
    }

    private LogTail tail(LogId log) {
        return tails.computeIfAbsent(log.path(), path -> new LogTail(path, entries));
    }

    private List<LedgerEntry> stored(LogId log, int limit) {
        List<LedgerEntry> all = new ArrayList<>();
        List<LedgerEntry> batch = entries.readFrom(log.path(), 0);
        while (!batch.isEmpty() && all.size() < limit) {
            all.addAll(batch);
            batch = entries.readFrom(log.path(), all.size());
        }
        return all.size() > limit ? all.subList(0, limit) : all;
    }

    private static final class RecentlyUsed extends LinkedHashMap<String, LogTail> {

        private static final long serialVersionUID = 1L;

        RecentlyUsed() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LogTail> eldest) {
            return size() > TAILS_KEPT;
        }
    }
}
