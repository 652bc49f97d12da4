package org.communique.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.communique.ledger.SignedTreeHeadStore.Head;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Puts on record, in each log concerned, that the database was restored from a backup and which entries that lost. */
@Component
class RestorationRecorder {

    private final SignedTreeHeadStore heads;
    private final LedgerEntryRepository entries;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    RestorationRecorder(
            SignedTreeHeadStore heads, LedgerEntryRepository entries, Ledger ledger, ApplicationEventPublisher events) {
        this.heads = heads;
        this.entries = entries;
        this.ledger = ledger;
        this.events = events;
    }

    /**
     * Done again after a crash, it records what it has not yet.
     *
     * @return how many logs it concerned
     */
    int accept(Instant at) {
        Instant backupOf = heads.backupOf();
        Map<String, Head> signed = heads.all();
        Set<String> logs = new TreeSet<>(signed.keySet());
        if (backupOf != null) {
            // What was signed after the backup may be known to receipts alone.
            logs.addAll(entries.logs());
        }
        int concerned = 0;
        for (String path : logs) {
            Head head = signed.get(path);
            MerkleLog tail = new MerkleLog(path, entries, read -> {});
            int size = ledger.head(path, tail).size();
            Head lost = head == null || tail.beginsWith(head) ? null : head;
            if (lost != null || backupOf != null) {
                NewLedgerEntry newLedgerEntry = entry(size, lost, backupOf, at);
                if (entries.findByLogAndKey(path, newLedgerEntry.key()).isEmpty()) {
                    tail.append(newLedgerEntry);
                }
                heads.accept(path, ledger.head(path, tail));
                concerned++;
            }
        }
        heads.accepted();
        ledger.clearCache();
        events.publishEvent(new LedgerResumed());
        return concerned;
    }

    /** The key is of the backup, or of what was lost: a database that is restored again does not have the entry. */
    private static NewLedgerEntry entry(int size, @Nullable Head lost, @Nullable Instant backupOf, Instant at) {
        String key = "restored/" + (lost == null ? backupOf : lost.root());
        NewLedgerEntry newLedgerEntry =
                NewLedgerEntry.of(key, "restored", at).with("backupOf", backupOf == null ? null : backupOf.toString());
        return lost == null
                ? newLedgerEntry
                : newLedgerEntry
                        .with("lostFrom", Math.min(size, lost.size() - 1))
                        .with("lostTo", lost.size() - 1);
    }
}
