package org.communique.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.communique.ledger.proof.Checkpoint;
import org.communique.ledger.proof.InclusionProof;
import org.communique.ledger.proof.MerkleTree;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/**
 * One log as far as this node has seen it. What it has seen never changes, so it only ever reads on from there. Its lock
 * spares the threads of one node the race for the next place; between nodes the unique indexes decide. Entries that come
 * while others are being written are written together, so that many signers of one statement share one durable write.
 */
final class MerkleLog {

    private static final int READS_BEFORE_A_GAP_IS_REAL = 3;
    private static final int MOST_TOGETHER = 200;

    private final String log;
    private final LedgerEntryRepository entries;
    private final MerkleTree tree = new MerkleTree();
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final Consumer<MerkleLog> check;
    private boolean checked;

    /** @param check is called until it throws no more, with what is stored, before anything is written or said of it */
    MerkleLog(String log, LedgerEntryRepository entries, Consumer<MerkleLog> check) {
        this.log = log;
        this.entries = entries;
        this.check = check;
    }

    /** An entry on its way in; read and written under the log's lock. */
    private static final class Waiting {

        private final NewLedgerEntry newLedgerEntry;
        private int place = -1;
        private @Nullable RuntimeException failure;

        Waiting(NewLedgerEntry newLedgerEntry) {
            this.newLedgerEntry = newLedgerEntry;
        }

        boolean isDone() {
            return place >= 0 || failure != null;
        }

        int place() {
            if (failure != null) {
                throw failure;
            }
            return place;
        }
    }

    /** The place of the entry: a new one, or the one that it has had since an earlier delivery. */
    int append(NewLedgerEntry newLedgerEntry) {
        return append(List.of(newLedgerEntry)).getFirst();
    }

    /** The places of the entries, in their order. */
    List<Integer> append(List<NewLedgerEntry> added) {
        List<Waiting> own = added.stream().map(Waiting::new).toList();
        queue.addAll(own);
        synchronized (this) {
            // The previous holder of the lock may have written them too.
            while (!own.stream().allMatch(Waiting::isDone)) {
                List<Waiting> next = next();
                if (next.isEmpty()) {
                    throw new IllegalStateException("Another writer to log " + log + " failed");
                }
                write(next);
            }
            return own.stream().map(Waiting::place).toList();
        }
    }

    int queued() {
        return queue.size();
    }

    private List<Waiting> next() {
        List<Waiting> next = new ArrayList<>();
        Waiting first = queue.poll();
        for (Waiting one = first; one != null; one = next.size() < MOST_TOGETHER ? queue.poll() : null) {
            next.add(one);
        }
        return next;
    }

    private void write(List<Waiting> all) {
        if (all.size() > 1 && writeTogether(all)) {
            return;
        }
        for (Waiting one : all) {
            try {
                one.place = appendAlone(one.newLedgerEntry);
            } catch (RuntimeException e) {
                one.failure = e;
            }
        }
    }

    /** Whether they all are in. If not, some may be, as is found out when each is appended again by its key. */
    private boolean writeTogether(List<Waiting> all) {
        try {
            if (tree.size() == 0 || !checked) {
                readOn();
            }
            List<LedgerEntry> next = new ArrayList<>();
            for (Waiting one : all) {
                next.add(LedgerEntry.of(log, tree.size() + next.size(), one.newLedgerEntry));
            }
            entries.insert(next);
            for (int i = 0; i < next.size(); i++) {
                tree.append(next.get(i).leafHash());
                all.get(i).place = next.get(i).index();
            }
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private int appendAlone(NewLedgerEntry newLedgerEntry) {
        if (tree.size() == 0 || !checked) {
            readOn();
        }
        while (true) {
            LedgerEntry next = LedgerEntry.of(log, tree.size(), newLedgerEntry);
            try {
                entries.insert(next);
                tree.append(next.leafHash());
                return next.index();
            } catch (DuplicateKeyException e) {
                Optional<LedgerEntry> earlier = entries.findByLogAndKey(log, newLedgerEntry.key());
                if (earlier.isPresent()) {
                    return sameFact(earlier.get(), newLedgerEntry);
                }
                if (!readOn()) {
                    throw new IllegalStateException("Log " + log + " refuses entry " + next.index(), e);
                }
            }
        }
    }

    private static int sameFact(LedgerEntry earlier, NewLedgerEntry again) {
        if (!earlier.records(again)) {
            throw new IllegalStateException("Entry " + earlier.id() + " is another fact under the key " + again.key());
        }
        return earlier.index();
    }

    /** Whether the log, as far as it was read, had this head once. */
    synchronized boolean beginsWith(SignedTreeHeadStore.Head head) {
        return head.size() <= tree.size() && tree.root(head.size()).hex().equals(head.root());
    }

    synchronized Checkpoint head(String origin) {
        readOn();
        return Checkpoint.of(origin, tree);
    }

    /** That the entry at the place is in the log of this size. */
    synchronized InclusionProof inclusion(int index, int size) {
        return tree.inclusion(index, size);
    }

    /** Reads what was appended elsewhere; whether there was anything. */
    private boolean readOn() {
        int before = tree.size();
        // A scan can pass a place just before it is taken and still see the next one; a second look closes such a gap.
        for (int reads = 0; reads < READS_BEFORE_A_GAP_IS_REAL; reads++) {
            if (readToTheEnd()) {
                if (!checked) {
                    check.accept(this);
                    checked = true;
                }
                return tree.size() > before;
            }
        }
        throw new IllegalStateException("Entry " + tree.size() + " is missing from log " + log);
    }

    private boolean readToTheEnd() {
        List<LedgerEntry> batch = entries.readFrom(log, tree.size());
        while (!batch.isEmpty()) {
            for (LedgerEntry entry : batch) {
                if (entry.index() != tree.size()) {
                    return false;
                }
                tree.append(entry.leafHash());
            }
            batch = entries.readFrom(log, tree.size());
        }
        return true;
    }
}
