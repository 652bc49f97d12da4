package org.communique.crdt;

import java.util.List;

/** Cleans up after a transaction: collects garbage and merges adjacent runs (Yjs, cleanupTransactions). */
final class TransactionCleanup {

    private TransactionCleanup() {}

    static void cleanUp(Transaction transaction) {
        DeleteSet deletes = transaction.deleteSet;
        if (!deletes.isEmpty()) {
            if (transaction.doc.isCollecting()) {
                GarbageCollector.collect(transaction.store(), deletes);
            }
            deletes.forEach((client, ranges) -> mergeDeleted(transaction, client, ranges));
        }
        mergeNew(transaction);
        mergeCandidates(transaction);
    }

    private static void mergeDeleted(Transaction transaction, long client, List<DeleteSet.Range> ranges) {
        StructList list = transaction.store().require(client);
        for (int i = ranges.size() - 1; i >= 0; i--) {
            DeleteSet.Range range = ranges.get(i);
            int index = Math.min(list.size() - 1, 1 + list.indexOf(range.end() - 1));
            while (index > 0 && list.get(index).clock >= range.clock()) {
                index -= 1 + list.mergeWithLefts(index);
            }
        }
    }

    private static void mergeNew(Transaction transaction) {
        ClientClocks before = transaction.statesBefore();
        for (int i = 0; i < before.size(); i++) {
            StructList list = transaction.store().require(before.client(i));
            int first = Math.max(list.indexOf(before.clock(i)), 1);
            int index = list.size() - 1;
            while (index >= first) {
                index -= 1 + list.mergeWithLefts(index);
            }
        }
    }

    private static void mergeCandidates(Transaction transaction) {
        List<Struct> candidates = transaction.mergeCandidates;
        for (int i = candidates.size() - 1; i >= 0; i--) {
            Struct candidate = candidates.get(i);
            StructList list = transaction.store().require(candidate.client);
            int index = list.indexOf(candidate.clock);
            boolean mergedBoth = index + 1 < list.size() && list.mergeWithLefts(index + 1) > 1;
            if (!mergedBoth && index > 0) {
                list.mergeWithLefts(index);
            }
        }
    }
}
