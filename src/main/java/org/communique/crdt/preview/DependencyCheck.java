package org.communique.crdt.preview;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.communique.crdt.ElementId;
import org.communique.crdt.Item;
import org.communique.crdt.Skip;
import org.communique.crdt.Struct;
import org.communique.crdt.StructStore;
import org.jspecify.annotations.Nullable;

/** How far each client's structs of an update can be integrated, given that each needs those that it refers to. */
final class DependencyCheck {

    private final StructStore store;
    private final Map<Long, List<Struct>> structs;
    private final Map<Long, Integer> next = new HashMap<>();
    private final Map<Long, Long> reached = new HashMap<>();

    /** By the client that they wait for, the earliest clock first: each is woken once for what it waits for. */
    private final Map<Long, PriorityQueue<Waiter>> waiting = new HashMap<>();

    private long steps;

    /** A client whose next struct needs this clock of another. */
    private record Waiter(long clock, long client) {}

    DependencyCheck(StructStore store, Map<Long, List<Struct>> structs) {
        this.store = store;
        this.structs = structs;
        Deque<Long> ready = new ArrayDeque<>(structs.keySet());
        while (!ready.isEmpty()) {
            long client = ready.pop();
            if (advance(client)) {
                wake(client, ready);
            }
        }
    }

    private void wake(long client, Deque<Long> ready) {
        PriorityQueue<Waiter> waiters = waiting.get(client);
        while (waiters != null && !waiters.isEmpty() && waiters.peek().clock < of(client)) {
            ready.add(waiters.remove().client);
        }
    }

    /** How many times a struct was looked at, which grows with their number and no faster. */
    long steps() {
        return steps;
    }

    long of(long client) {
        return reached.getOrDefault(client, store.state(client));
    }

    boolean coversAll() {
        return structs.entrySet().stream()
                .allMatch(e -> next.getOrDefault(e.getKey(), 0) == e.getValue().size());
    }

    private boolean advance(long client) {
        List<Struct> list = structs.getOrDefault(client, List.of());
        int index = next.getOrDefault(client, 0);
        int first = index;
        for (; index < list.size(); index++) {
            Struct struct = list.get(index);
            steps++;
            if (struct.clock > of(client) || (struct instanceof Skip && struct.end() > of(client))) {
                break;
            }
            ElementId missing = struct instanceof Item item ? missing(item) : null;
            if (missing != null) {
                waiting.computeIfAbsent(
                                missing.client(), c -> new PriorityQueue<>(Comparator.comparingLong(Waiter::clock)))
                        .add(new Waiter(missing.clock(), client));
                break;
            }
            reached.put(client, Math.max(of(client), struct.end()));
        }
        next.put(client, index);
        return index > first;
    }

    private @Nullable ElementId missing(Item item) {
        for (ElementId elementId : references(item)) {
            if (elementId.client() != item.client && elementId.clock() >= of(elementId.client())) {
                return elementId;
            }
        }
        return null;
    }

    private static Collection<ElementId> references(Item item) {
        List<ElementId> references = new ArrayList<>(3);
        if (item.origin != null) {
            references.add(item.origin);
        }
        if (item.rightOrigin != null) {
            references.add(item.rightOrigin);
        }
        if (item.parent instanceof ElementId elementId) {
            references.add(elementId);
        }
        return references;
    }
}
