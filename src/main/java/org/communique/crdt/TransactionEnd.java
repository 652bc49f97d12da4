package org.communique.crdt;

import java.util.List;
import java.util.Map;

/** Tidies up after a transaction: formatting, garbage, runs that can be one (Yjs, cleanupTransactions). */
final class TransactionEnd {

    private TransactionEnd() {}

    static void run(Transaction transaction) {
        transaction.deleteSet.sortAndMerge();
        if (!transaction.local) {
            forgetMarkersAndCleanFormatting(transaction);
        }
        if (transaction.doc.isCollecting()) {
            GarbageCollector.collect(transaction.store(), transaction.deleteSet);
        }
        mergeDeleted(transaction);
        mergeNew(transaction);
        mergeCandidates(transaction);
    }

    private static void forgetMarkersAndCleanFormatting(Transaction transaction) {
        boolean needsCleaning = false;
        for (Branch branch : transaction.changed) {
            if (!branch.isDeleted()) {
                if (branch.markers != null) {
                    branch.markers.forgetAll();
                }
                needsCleaning |= branch.kind().isText() && branch.hasFormatting;
            }
        }
        if (needsCleaning) {
            FormattingCleanup.after(transaction);
        }
    }

    private static void mergeDeleted(Transaction transaction) {
        transaction.deleteSet.clients().forEach((client, ranges) -> {
            StructList list = transaction.store().require(client);
            for (DeleteSet.Range range : ranges.reversed()) {
                int index = Math.min(list.size() - 1, 1 + list.indexOf(range.end() - 1));
                while (index > 0 && list.get(index).clock >= range.clock()) {
                    index -= 1 + list.mergeWithLefts(index);
                }
            }
        });
    }

    private static void mergeNew(Transaction transaction) {
        for (Map.Entry<Long, Long> entry : transaction.statesBefore().entrySet()) {
            StructList list = transaction.store().require(entry.getKey());
            int first = Math.max(list.indexOf(entry.getValue()), 1);
            int index = list.size() - 1;
            while (index >= first) {
                index -= 1 + list.mergeWithLefts(index);
            }
        }
    }

    private static void mergeCandidates(Transaction transaction) {
        List<Struct> candidates = transaction.mergeCandidates;
        for (Struct candidate : candidates.reversed()) {
            StructList list = transaction.store().require(candidate.client);
            int index = list.indexOf(candidate.clock);
            boolean mergedBoth = index + 1 < list.size() && list.mergeWithLefts(index + 1) > 1;
            if (!mergedBoth && index > 0) {
                list.mergeWithLefts(index);
            }
        }
    }
}
