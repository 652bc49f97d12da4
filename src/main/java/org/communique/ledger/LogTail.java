package org.communique.ledger;

import java.util.List;
import java.util.Optional;
import org.communique.ledger.proof.Checkpoint;
import org.communique.ledger.proof.InclusionProof;
import org.communique.ledger.proof.MerkleTree;
import org.springframework.dao.DuplicateKeyException;

/**
 * One log as far as this node has seen it. What it has seen never changes, so it only ever reads on from there. Its lock
 * spares the threads of one node the race for the next place; between nodes the unique indexes decide.
 */
final class LogTail {

    private static final int READS_BEFORE_A_GAP_IS_REAL = 3;

    private final String log;
    private final LedgerEntries entries;
    private final MerkleTree tree = new MerkleTree();

    LogTail(String log, LedgerEntries entries) {
        this.log = log;
        this.entries = entries;
    }

    /** The place of the entry: a new one, or the one that it has had since an earlier delivery. */
    synchronized int append(Entry entry) {
        if (tree.size() == 0) {
            readOn();
        }
        while (true) {
            LedgerEntry next = LedgerEntry.of(log, tree.size(), entry);
            try {
                entries.insert(next);
                tree.append(next.leafHash());
                return next.index();
            } catch (DuplicateKeyException e) {
                Optional<LedgerEntry> earlier = entries.findByLogAndKey(log, entry.key());
                if (earlier.isPresent()) {
                    return sameFact(earlier.get(), entry);
                }
                if (!readOn()) {
                    throw new IllegalStateException("Log " + log + " refuses entry " + next.index(), e);
                }
            }
        }
    }

    private static int sameFact(LedgerEntry earlier, Entry again) {
        if (!earlier.records(again)) {
            throw new IllegalStateException("Entry " + earlier.id() + " is another fact under the key " + again.key());
        }
        return earlier.index();
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
