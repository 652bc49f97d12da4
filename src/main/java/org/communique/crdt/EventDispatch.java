package org.communique.crdt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communique.crdt.event.ListenerFailures;
import org.communique.crdt.event.Listeners;

/** Notifies the observers of types of what a transaction changed (Yjs, cleanupTransactions). */
final class EventDispatch {

    private final Transaction transaction;
    private final ListenerFailures listenerFailures;
    private final Map<Branch, List<YEvent>> byAncestor = new LinkedHashMap<>();

    private EventDispatch(Transaction transaction, ListenerFailures listenerFailures) {
        this.transaction = transaction;
        this.listenerFailures = listenerFailures;
    }

    static void dispatch(Transaction transaction, ListenerFailures listenerFailures) {
        EventDispatch dispatch = new EventDispatch(transaction, listenerFailures);
        transaction.changed.forEach((branch, keys) -> {
            if (!branch.isDeleted()) {
                dispatch.dispatch(branch, new YEvent(branch, transaction, keys));
            }
        });
        dispatch.tellAncestors();
    }

    private void dispatch(Branch branch, YEvent event) {
        transaction.forgetMarkers(branch);
        keep(branch, event);
        for (Item item = branch.item; item != null; item = item.branch().item) {
            keep(item.branch(), event);
        }
        if (branch.observers != null) {
            branch.observers.tell(event, listenerFailures);
        }
        transaction.noteFormatting(branch);
    }

    private void keep(Branch ancestor, YEvent event) {
        if (ancestor.deepObservers != null) {
            byAncestor.computeIfAbsent(ancestor, a -> new ArrayList<>()).add(event);
        }
    }

    /** The observers are collected before any of them is called: an observer may change the document. */
    private void tellAncestors() {
        List<Branch> told = new ArrayList<>();
        for (Branch type : byAncestor.keySet()) {
            if (type.deepObservers != null && !type.deepObservers.isEmpty() && !type.isDeleted()) {
                told.add(type);
            }
        }
        for (Branch type : told) {
            Listeners<List<YEvent>> observers = type.deepObservers;
            List<YEvent> events = new ArrayList<>(byAncestor.getOrDefault(type, List.of()));
            events.removeIf(event -> event.target.isDeleted());
            events.forEach(event -> event.setCurrentTarget(type));
            events.sort(Comparator.comparingInt(event -> event.path().size()));
            if (observers != null) {
                observers.tell(events, listenerFailures);
            }
        }
    }
}
