package org.communique.crdt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.communique.crdt.event.ListenerFailures;
import org.communique.crdt.event.Listeners;
import org.jspecify.annotations.Nullable;

/** The transactions of a document: the running one, and those whose cleanup is pending. */
public final class TransactionQueue {

    final Listeners<Transaction> afterTransaction = new Listeners<>();
    final Listeners<byte[]> updateListeners = new Listeners<>();
    final Listeners<byte[]> updateV2Listeners = new Listeners<>();

    private final YDoc doc;
    private final Deque<Transaction> unfinished = new ArrayDeque<>(2);
    private @Nullable Transaction current;

    TransactionQueue(YDoc doc) {
        this.doc = doc;
    }

    /** Whether the cleanup of transactions runs, which includes calling observers. */
    boolean areFinishing() {
        return !unfinished.isEmpty();
    }

    public void run(Consumer<Transaction> change) {
        run(change, null, true);
    }

    void run(Consumer<Transaction> change, @Nullable Object origin, boolean local) {
        if (current != null) {
            change.accept(current);
            return;
        }
        Transaction transaction = new Transaction(doc, origin, local);
        boolean outermost = unfinished.isEmpty();
        unfinished.add(transaction);
        current = transaction;
        ListenerFailures listenerFailures = new ListenerFailures();
        try {
            change.accept(transaction);
        } finally {
            current = null;
            if (outermost) {
                finishAll(listenerFailures);
            }
        }
        listenerFailures.throwIfAny();
    }

    /** Ends the transactions in the order in which they began; cleanup and listeners may begin further ones. */
    private void finishAll(ListenerFailures listenerFailures) {
        try {
            while (!unfinished.isEmpty()) {
                finish(unfinished.element(), listenerFailures);
                unfinished.remove();
            }
        } finally {
            unfinished.clear();
        }
    }

    private void finish(Transaction transaction, ListenerFailures listenerFailures) {
        transaction.deleteSet.sortAndMerge();
        if (doc.isObserved()) {
            EventDispatch.dispatch(transaction, listenerFailures);
        } else if (!transaction.isLocal()) {
            transaction.changed.forEach((branch, keys) -> {
                if (!branch.isDeleted()) {
                    transaction.forgetMarkers(branch);
                    transaction.noteFormatting(branch);
                }
            });
        }
        afterTransaction.tell(transaction, listenerFailures);
        if (transaction.needsFormattingCleanup()) {
            FormattingCleanup.after(transaction);
        }
        TransactionCleanup.cleanUp(transaction);
        if (!transaction.isLocal() && transaction.statesBefore().contains(doc.clientId())) {
            doc.takeNewClientId();
        }
        if (!transaction.deleteSet.isEmpty() || !transaction.statesBefore().isEmpty()) {
            tell(updateListeners, transaction, UpdateFormat.V1, listenerFailures);
            tell(updateV2Listeners, transaction, UpdateFormat.V2, listenerFailures);
        }
    }

    private static void tell(
            Listeners<byte[]> listeners,
            Transaction transaction,
            UpdateFormat format,
            ListenerFailures listenerFailures) {
        if (!listeners.isEmpty()) {
            UpdateEncoder encoder = format.encoder();
            StructWriter.writeFrom(encoder, transaction.store(), transaction.statesBefore());
            encoder.writeDeletes(transaction.deleteSet);
            listeners.tell(encoder.toByteArray(), listenerFailures);
        }
    }
}
