package org.communique.ledger;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import org.communique.ledger.LogId.Visibility;
import org.communique.ledger.proof.Bundle;
import org.communique.ledger.proof.Checkpoint;
import org.communique.ledger.proof.Opening;
import org.communique.ledger.proof.Receipt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Records facts for good and proves them. It checks no rights: feature services call it when they have checked theirs.
 */
@Component
public class Ledger {

    private static final int TAILS_KEPT = 500;

    private final LedgerEntryRepository entries;
    private final LedgerKey key;
    private final TimestampService timestampService;
    private final SignedTreeHeadStore heads;
    private final String name;
    private final LongAdder recorded = new LongAdder();
    private final LoadingCache<String, MerkleLog> tails;

    Ledger(
            LedgerEntryRepository entries,
            LedgerKey key,
            TimestampService timestampService,
            SignedTreeHeadStore heads,
            LedgerProperties properties) {
        this.entries = entries;
        this.key = key;
        this.timestampService = timestampService;
        this.heads = heads;
        this.name = properties.ledgerName();
        this.tails = Caffeine.newBuilder()
                .maximumSize(TAILS_KEPT)
                .build(path -> new MerkleLog(path, entries, read -> heads.compare(path, read)));
    }

    /**
     * Records the entry, once: handed in again under its key it keeps its place. Returns after the durable write.
     *
     * @return its place in the log, from 0 and without gaps
     * @throws IllegalStateException if another fact has the same key
     */
    public int append(LogId log, NewLedgerEntry newLedgerEntry) {
        int place = tail(log).append(newLedgerEntry);
        recorded.increment();
        return place;
    }

    /** Records the entries as {@link #append(LogId, Entry)} does each of them, with one durable write. */
    public void append(LogId log, List<NewLedgerEntry> together) {
        tail(log).append(together);
        recorded.add(together.size());
    }

    /** The head of the log as a signed note: origin, size, root, signature. An empty log has one too. */
    public String checkpoint(LogId log) {
        return sign(log, head(log), key.seal());
    }

    private String sign(LogId log, Checkpoint head, LedgerKey.SigningKey signingKey) {
        heads.signed(log.path(), head);
        return head.sign(signingKey.signer());
    }

    public List<RecordedEntry> entries(LogId log) {
        return stored(log, Integer.MAX_VALUE).stream().map(RecordedEntry::of).toList();
    }

    /** The key that checks every checkpoint, to be shown where the coalition shows who it is. */
    public String verifierKey() {
        return key.seal().keys().current().toString();
    }

    /**
     * Writes the zip with which anyone can check the text and its signatures offline; leaves the stream open. The same
     * log and text make the same bytes.
     *
     * @param text the frozen text, in the bytes that were hashed
     * @param versions the texts of corrections, by the numbers of their versions
     * @throws IllegalArgumentException for a private log
     * @throws IllegalStateException if stored entries no longer are what they were; nothing has been written then
     */
    public void writeBundle(LogId log, byte[] text, IntFunction<byte[]> versions, OutputStream out) throws IOException {
        if (log.visibility() != Visibility.PUBLIC) {
            throw new IllegalArgumentException("A private log is not for a bundle");
        }
        Checkpoint head = head(log);
        List<LedgerEntry> all = stored(log, head.size());
        List<String> lines = all.stream().map(LedgerEntry::json).toList();
        if (!Bundle.root(lines).equals(head.root())) {
            throw new IllegalStateException("Entries of log " + log.path() + " were changed in the database");
        }
        LedgerKey.SigningKey signingKey = key.seal();
        String checkpoint = sign(log, head, signingKey);
        byte[] timestamp = timestampService.of(LedgerEntry.id(log.path(), head.size()), checkpoint);
        new Bundle(text, corrected(all, versions), lines, publicNames(all), checkpoint, signingKey.keys(), timestamp)
                .write(out);
    }

    private static byte @Nullable [] corrected(List<LedgerEntry> all, IntFunction<byte[]> versions) {
        return all.reversed().stream()
                .map(RecordedEntry::of)
                .filter(entry -> entry.type().equals("corrected"))
                .findFirst()
                .map(entry ->
                        versions.apply(((Number) requireNonNull(entry.fields().get("version"))).intValue()))
                .orElse(null);
    }

    private static List<Opening> publicNames(List<LedgerEntry> all) {
        Set<String> keys = all.stream().map(LedgerEntry::key).collect(toSet());
        List<Opening> names = new ArrayList<>();
        for (LedgerEntry entry : all) {
            for (String field : entry.openings().keySet()) {
                Opening opening = entry.opening(field);
                if (opening != null && Bundle.isPublic(field) && !keys.contains(erasureOf(entry.index(), field))) {
                    if (!entry.json().contains(opening.commitment())) {
                        throw new IllegalStateException("The opening of entry " + entry.id() + " was changed");
                    }
                    names.add(opening);
                }
            }
        }
        return names;
    }

    /**
     * What proves to anyone who did the act that it is on record, as a file of plain text.
     *
     * @param entryKey of its entry
     * @return empty if it is not, or not yet
     */
    public Optional<String> receipt(LogId log, String entryKey) {
        return entries.findByLogAndKey(log.path(), entryKey).map(entry -> {
            Checkpoint head = head(log);
            List<Opening> openings =
                    entry.openings().values().stream().map(Opening::new).toList();
            return new Receipt(
                            entry.json(),
                            openings,
                            entry.index(),
                            tail(log).inclusion(entry.index(), head.size()).path(),
                            sign(log, head, key.seal()))
                    .toString();
        });
    }

    /**
     * Forgets what an entry's field seals, for good. That it was erased goes on record; the entry and every proof of it stay
     * what they were.
     *
     * @param field one that was sealed
     */
    public void erase(LogId log, int index, String field, Instant at) {
        append(
                log,
                NewLedgerEntry.of(erasureOf(index, field), "erased", at)
                        .with("entry", index)
                        .with("field", field));
        while (true) {
            LedgerEntry entry =
                    entries.findById(LedgerEntry.id(log.path(), index)).orElseThrow();
            Map<String, String> rest = new TreeMap<>(entry.openings());
            if (rest.remove(field) == null || entries.replaceOpenings(entry.id(), entry.openings(), rest) > 0) {
                return;
            }
        }
    }

    private static String erasureOf(int index, String field) {
        return "erased/" + index + "/" + field;
    }

    int queued() {
        return tails.asMap().values().stream().mapToInt(MerkleLog::queued).sum();
    }

    long recorded() {
        return recorded.sum();
    }

    private Checkpoint head(LogId log) {
        return head(log.path(), tail(log));
    }

    Checkpoint head(String path, MerkleLog tail) {
        return tail.head(name + "/" + path);
    }

    /** They were read from a database that is another one now. */
    void clearCache() {
        tails.invalidateAll();
    }

    private MerkleLog tail(LogId log) {
        heads.requireWhole();
        return tails.get(log.path());
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
}
