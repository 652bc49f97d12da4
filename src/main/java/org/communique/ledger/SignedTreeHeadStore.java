package org.communique.ledger;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.communique.ledger.proof.Checkpoint;
import org.communique.operator.CannotStartException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The newest signed head of each log, kept with the key and outside the database. A restored database can lack entries for which
 * receipts were given; writing to it would fork the log.
 */
@Component
class SignedTreeHeadStore {

    private static final Logger log = LoggerFactory.getLogger(SignedTreeHeadStore.class);
    private static final int LOGS_AT_ONCE = 500;
    private static final Pattern LINE =
            Pattern.compile("([A-Za-z0-9_-]{1,100}/(?:public|private)) (\\d{1,9}) ([0-9a-f]{64}) \\.");

    private static final String WITHOUT_BACKUP =
            "If there is none, and the database was neither restored nor exchanged, put an"
                    + " empty file in its place and start again: without the heads that would not be noticed.";

    private final Path file;

    /** Every backup has this file, and no server that was not restored from one; it says when the backup was made. */
    private final Path backup;

    /** Says that the other file was written, in another folder, so that it is not lost with it. */
    private final Path kept;

    private final Map<String, Head> heads = new TreeMap<>();
    private boolean behind;

    /** @param root in hexadecimal */
    record Head(int size, String root) {}

    SignedTreeHeadStore(LedgerProperties properties, LedgerEntryRepository entries) {
        this.file = properties.dataDir().resolve("keys/ledger.heads");
        this.backup = properties.dataDir().resolve("keys/ledger.backup");
        this.kept = properties.dataDir().resolve("ledger.signed");
        requireThere(entries);
        read();
        compare(entries);
    }

    /** A server that never signed, or that was set up before the heads were kept, has neither file. */
    private void requireThere(LedgerEntryRepository entries) {
        if (Files.exists(file) || Files.notExists(kept) || Files.exists(backup) || entries.count() == 0) {
            return;
        }
        throw new CannotStartException(
                file + " is missing, which has the newest heads that this server signed.",
                "Restore the file from a backup, also an older one. " + WITHOUT_BACKUP);
    }

    private void markKept() throws IOException {
        if (Files.notExists(kept)) {
            Files.write(kept, new byte[0]);
        }
    }

    /** A log has a line for each time, of which the last counts. */
    private void read() {
        try {
            if (Files.exists(file)) {
                // A crash can leave half of the last line, or zeros in its place.
                String[] lines = Files.readString(file, StandardCharsets.ISO_8859_1)
                        .replaceFirst("\\x00+\\z", "")
                        .split("\n", -1);
                if (lines[0].isEmpty() && Files.size(file) > 0) {
                    throw damaged(1);
                }
                for (int i = 0; i < lines.length; i++) {
                    Matcher line = LINE.matcher(lines[i]);
                    if (line.matches()) {
                        heads.put(line.group(1), new Head(Integer.parseInt(line.group(2)), line.group(3)));
                    } else if (i < lines.length - 1 || !line.hitEnd()) {
                        throw damaged(i + 1);
                    }
                }
                rewrite();
                if (!heads.isEmpty()) {
                    markKept();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CannotStartException damaged(int line) {
        return new CannotStartException(
                file + " is damaged: line " + line + " cannot be read. It was not changed.",
                "Restore the file from a backup, also an older one. " + WITHOUT_BACKUP);
    }

    private void rewrite() throws IOException {
        List<String> lines = new ArrayList<>();
        heads.forEach((path, head) -> lines.add(line(path, head)));
        Path next = file.resolveSibling("ledger.heads.next");
        Files.write(next, lines);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String line(String path, Head head) {
        return path + " " + head.size() + " " + head.root() + " .";
    }

    private void compare(LedgerEntryRepository entries) {
        if (Files.exists(backup) && entries.count() > 0) {
            markBehind("it was restored from a backup");
        }
        List<String> lacking = new ArrayList<>();
        List<String> last = new ArrayList<>();
        heads.forEach((path, head) -> last.add(LedgerEntry.id(path, head.size() - 1)));
        for (int from = 0; from < last.size(); from += LOGS_AT_ONCE) {
            List<String> some = last.subList(from, Math.min(from + LOGS_AT_ONCE, last.size()));
            Set<String> there = StreamSupport.stream(entries.findAllById(some).spliterator(), false)
                    .map(LedgerEntry::id)
                    .collect(toSet());
            some.stream().filter(id -> !there.contains(id)).forEach(lacking::add);
        }
        if (!lacking.isEmpty()) {
            markBehind("it lacks entry " + lacking.getFirst()
                    + (lacking.size() > 1 ? " and those of " + (lacking.size() - 1) + " other logs" : ""));
        }
    }

    private void markBehind(String why) {
        log.error(
                "The ledger in the database is behind what this server has signed: {}. Nothing is written to it until"
                        + " you run accept-restored-ledger; docs/operations.md says what to do before.",
                why);
        behind = true;
    }

    /** @throws LedgerBehindException until the operator has accepted that entries were lost */
    synchronized void requireWhole() {
        if (behind) {
            throw new LedgerBehindException();
        }
    }

    synchronized boolean areBehind() {
        return behind;
    }

    /**
     * Compares what is stored with the newest head that was signed.
     *
     * @throws LedgerBehindException if the log does not begin with what was signed
     */
    synchronized void compare(String path, MerkleLog tail) {
        Head head = heads.get(path);
        if (head != null && !tail.beginsWith(head)) {
            markBehind("log " + path + " is another one");
            throw new LedgerBehindException();
        }
    }

    /** To be called before a head goes out. A power cut may take the line, but then the database is whole. */
    synchronized void signed(String path, Checkpoint head) {
        Head known = heads.get(path);
        if (head.size() > 0 && (known == null || known.size() < head.size())) {
            put(path, head);
        }
    }

    private void put(String path, Checkpoint checkpoint) {
        Head head = new Head(checkpoint.size(), checkpoint.root().hex());
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, List.of(line(path, head)), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            markKept();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        heads.put(path, head);
    }

    synchronized Map<String, Head> all() {
        return Map.copyOf(heads);
    }

    /** When the backup was made that the database was restored from; null if that is not known. */
    @Nullable
    Instant backupOf() {
        try {
            return Files.exists(backup) ? Instant.parse(Files.readString(backup).strip()) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on this head counts, which includes an entry that says what was lost. */
    synchronized void accept(String path, Checkpoint newest) {
        put(path, newest);
    }

    /** All that was lost is on record. */
    synchronized void accepted() {
        try {
            Files.deleteIfExists(backup);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        behind = false;
    }
}
