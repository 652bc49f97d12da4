package org.communique.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.communique.crdt.StructStore.PendingStructs;
import org.jspecify.annotations.Nullable;

/** Applies a parsed update to a document and holds back what depends on missing structs (Yjs, readUpdateV2). */
public final class UpdateApplier {

    private final Transaction transaction;
    private final StructStore store;

    private UpdateApplier(Transaction transaction) {
        this.transaction = transaction;
        this.store = transaction.store();
    }

    public static void apply(Transaction transaction, ParsedUpdate update) {
        transaction.setRemote();
        new UpdateApplier(transaction).apply(update);
    }

    private void apply(ParsedUpdate update) {
        PendingStructs rest = new Run(update.structs()).integrateAll();
        PendingStructs pending = store.pendingStructs;
        boolean retry = false;
        if (pending == null) {
            store.pendingStructs = rest;
        } else {
            retry = pending.missing().entrySet().stream().anyMatch(e -> e.getValue() < store.state(e.getKey()));
            if (rest != null) {
                rest.missing().forEach((client, clock) -> pending.missing().merge(client, clock, Math::min));
                byte[] merged = mergePending(pending.update(), rest.update());
                store.pendingStructs = new PendingStructs(pending.missing(), merged);
            }
        }
        applyDeletes(update.deletes());
        PendingStructs waiting = store.pendingStructs;
        if (retry && waiting != null) {
            store.pendingStructs = null;
            apply(ParsedUpdate.readPending(waiting.update()));
        }
    }

    private void applyDeletes(DeleteSet deletes) {
        byte[] rest = deleteAll(deletes);
        byte[] pending = store.pendingDeletes;
        byte[] stillPending = pending == null
                ? null
                : deleteAll(ParsedUpdate.readPending(pending).deletes());
        if (rest != null && stillPending != null) {
            store.pendingDeletes = mergePending(rest, stillPending);
        } else {
            store.pendingDeletes = rest != null ? rest : stillPending;
        }
    }

    private static byte[] mergePending(byte[] a, byte[] b) {
        return new UpdateMerger(new UpdateEncoderV2())
                .merge(List.of(ParsedUpdate.readPending(a), ParsedUpdate.readPending(b)));
    }

    /** Deletes the known elements and returns the other deletions as an update in format V2. */
    private byte @Nullable [] deleteAll(DeleteSet deletes) {
        DeleteSet unknown = new DeleteSet();
        deletes.clients().forEach((client, ranges) -> {
            StructList list = store.get(client);
            long state = list == null ? 0 : list.state();
            for (DeleteSet.Range range : ranges) {
                if (list == null || range.clock() >= state) {
                    unknown.add(client, range.clock(), range.length());
                    continue;
                }
                if (range.end() > state) {
                    unknown.add(client, state, range.end() - state);
                }
                delete(list, range);
            }
        });
        if (unknown.isEmpty()) {
            return null;
        }
        UpdateEncoder encoder = new UpdateEncoderV2();
        encoder.rest.writeVarUint(0);
        encoder.writeDeletes(unknown);
        return encoder.toByteArray();
    }

    private void delete(StructList list, DeleteSet.Range range) {
        int index = list.indexOf(range.clock());
        if (!list.get(index).isDeleted()) {
            index = list.indexOfCleanStart(transaction, range.clock());
        }
        for (; index < list.size() && list.get(index).clock < range.end(); index++) {
            if (list.get(index) instanceof Item item && !item.deleted) {
                if (range.end() < item.end()) {
                    list.indexOfCleanStart(transaction, range.end());
                }
                transaction.delete(item);
            }
        }
    }

    /** One pass over the structs of an update (Yjs, integrateStructs). */
    private final class Run {

        /** Highest client first: in a conflict its items then rarely have to be skipped. */
        private final TreeMap<Long, Queue> queues = new TreeMap<>();

        private final Deque<Struct> stack = new ArrayDeque<>();
        private final Map<Long, List<Struct>> rest = new HashMap<>();
        private final Map<Long, Long> missing = new HashMap<>();

        Run(List<Struct> structs) {
            for (Struct struct : structs) {
                if (struct instanceof Item item && item.parent instanceof RootName root) {
                    item.parent = transaction.doc.root(root.name());
                }
                queues.computeIfAbsent(struct.client, c -> new Queue()).structs.add(struct);
            }
        }

        @Nullable
        PendingStructs integrateAll() {
            Struct struct = next();
            while (struct != null) {
                if (!(struct instanceof Skip)) {
                    Struct dependency = integrateOrPostpone(struct);
                    if (dependency != null) {
                        struct = dependency;
                        continue;
                    }
                }
                struct = stack.isEmpty() ? next() : stack.pop();
            }
            return rest.isEmpty() ? null : new PendingStructs(missing, encodeRest());
        }

        /** Returns the struct to try first, if this one depends on it. */
        private @Nullable Struct integrateOrPostpone(Struct struct) {
            long offset = store.state(struct.client) - struct.clock;
            if (offset < 0) {
                stack.push(struct);
                missing.merge(struct.client, struct.clock - 1, Math::min);
                giveUpStack();
                return null;
            }
            long dependsOn = struct instanceof Item item ? ItemIntegration.missingClient(transaction, item) : -1;
            if (dependsOn >= 0) {
                stack.push(struct);
                Queue queue = queues.get(dependsOn);
                if (queue != null && queue.hasNext()) {
                    return queue.next();
                }
                missing.merge(dependsOn, store.state(dependsOn), Math::min);
                giveUpStack();
            } else if (offset == 0 || offset < struct.length) {
                ItemIntegration.integrate(transaction, struct, offset);
            }
            return null;
        }

        private @Nullable Struct next() {
            while (!queues.isEmpty()) {
                Queue queue = queues.lastEntry().getValue();
                if (queue.hasNext()) {
                    return queue.next();
                }
                queues.pollLastEntry();
            }
            return null;
        }

        private void giveUpStack() {
            stack.descendingIterator().forEachRemaining(struct -> {
                Queue queue = queues.remove(struct.client);
                rest.put(struct.client, queue == null ? List.of(struct) : queue.fromPrevious());
            });
            stack.clear();
        }

        private byte[] encodeRest() {
            UpdateEncoder encoder = new UpdateEncoderV2();
            StructWriter.writeAll(encoder, rest);
            encoder.rest.writeVarUint(0);
            return encoder.toByteArray();
        }
    }

    private static final class Queue {

        private final List<Struct> structs = new ArrayList<>();
        private int next;

        boolean hasNext() {
            return next < structs.size();
        }

        Struct next() {
            return structs.get(next++);
        }

        List<Struct> fromPrevious() {
            return structs.subList(next - 1, structs.size());
        }
    }
}
