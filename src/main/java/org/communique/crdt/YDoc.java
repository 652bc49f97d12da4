package org.communique.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.communique.crdt.StructStore.PendingStructs;
import org.jspecify.annotations.Nullable;

/** A Yjs document: shared types by name, changed here or by updates from elsewhere. For one thread at a time. */
public final class YDoc {

    private static final byte[] EMPTY_STATE_VECTOR = {0};

    final StructStore store = new StructStore();

    private final Map<String, Branch> roots = new LinkedHashMap<>();
    private final List<Consumer<byte[]>> updateListeners = new ArrayList<>();
    private final List<Consumer<byte[]>> updateV2Listeners = new ArrayList<>();
    private final Deque<Transaction> unfinished = new ArrayDeque<>();
    private final boolean collecting;
    private long clientId;
    private @Nullable Transaction current;

    /** A document with a random client id that forgets deleted content. */
    public YDoc() {
        this(randomClientId());
    }

    /** A document that makes its own changes under the given client id, which nobody else may use. */
    public YDoc(long clientId) {
        this(clientId, true);
    }

    /** Without garbage collection the document keeps deleted content. */
    public YDoc(long clientId, boolean collectGarbage) {
        if (clientId < 0 || clientId > ByteReader.MAX_SAFE_INTEGER) {
            throw new IllegalArgumentException("client ids have at most 53 bits");
        }
        this.clientId = clientId;
        this.collecting = collectGarbage;
    }

    private static long randomClientId() {
        return ThreadLocalRandom.current().nextLong(1L << 32);
    }

    /** The id under which this document makes its own changes; a new one once an update shows that it is in use. */
    public long clientId() {
        return clientId;
    }

    boolean isCollecting() {
        return collecting;
    }

    public YText getText(String name) {
        return (YText) defined(name, Kind.TEXT);
    }

    public YArray getArray(String name) {
        return (YArray) defined(name, Kind.ARRAY);
    }

    public YMap getMap(String name) {
        return (YMap) defined(name, Kind.MAP);
    }

    public YXmlFragment getXmlFragment(String name) {
        return (YXmlFragment) defined(name, Kind.XML_FRAGMENT);
    }

    private YType defined(String name, Kind kind) {
        Branch branch = root(name);
        branch.define(kind);
        return branch.type();
    }

    Branch root(String name) {
        return roots.computeIfAbsent(name, n -> {
            Branch branch = new Branch(Kind.UNKNOWN, n);
            branch.integrate(this, null);
            return branch;
        });
    }

    /** Makes one update of all changes within; a transaction within a transaction is part of the outer one. */
    public void transact(Runnable change) {
        transact(transaction -> change.run());
    }

    void transact(Consumer<Transaction> change) {
        if (current != null) {
            change.accept(current);
            return;
        }
        Transaction transaction = new Transaction(this);
        boolean outermost = unfinished.isEmpty();
        unfinished.add(transaction);
        current = transaction;
        try {
            change.accept(transaction);
        } finally {
            current = null;
            if (outermost) {
                finishAll();
            }
        }
    }

    /** Ends the transactions in the order of their beginning; tidying up and listeners may begin further ones. */
    private void finishAll() {
        try {
            while (!unfinished.isEmpty()) {
                Transaction transaction = unfinished.peek();
                TransactionEnd.run(transaction);
                if (!transaction.local && transaction.statesBefore().containsKey(clientId)) {
                    clientId = randomClientId();
                }
                tell(transaction);
                unfinished.remove();
            }
        } finally {
            unfinished.clear();
        }
    }

    private void tell(Transaction transaction) {
        if (transaction.deleteSet.isEmpty() && transaction.statesBefore().isEmpty()) {
            return;
        }
        if (!updateListeners.isEmpty()) {
            byte[] update = encode(transaction, new UpdateEncoderV1());
            List.copyOf(updateListeners).forEach(listener -> listener.accept(update));
        }
        if (!updateV2Listeners.isEmpty()) {
            byte[] update = encode(transaction, new UpdateEncoderV2());
            List.copyOf(updateV2Listeners).forEach(listener -> listener.accept(update));
        }
    }

    private static byte[] encode(Transaction transaction, UpdateEncoder encoder) {
        StructWriter.writeFrom(encoder, transaction.store(), transaction.statesBefore());
        transaction.deleteSet.write(encoder);
        return encoder.toByteArray();
    }

    /** Calls the listener, which must not throw, with each change as an update in format V1. */
    public void onUpdate(Consumer<byte[]> listener) {
        updateListeners.add(listener);
    }

    /** Calls the listener, which must not throw, with each change as an update in format V2. */
    public void onUpdateV2(Consumer<byte[]> listener) {
        updateV2Listeners.add(listener);
    }

    /**
     * Applies an update in format V1. What depends on something unknown waits in the document until that arrives.
     *
     * @throws MalformedUpdateException if the bytes are no update; the document is unchanged
     */
    public void applyUpdate(byte[] update) {
        apply(ParsedUpdate.readV1(update));
    }

    /**
     * Applies an update in format V2, like {@link #applyUpdate}.
     *
     * @throws MalformedUpdateException if the bytes are no update; the document is unchanged
     */
    public void applyUpdateV2(byte[] update) {
        apply(ParsedUpdate.readV2(update));
    }

    private void apply(ParsedUpdate update) {
        transact(transaction -> UpdateApplier.apply(transaction, update));
    }

    /** Whether parts of updates wait for others that have not arrived. */
    public boolean hasPending() {
        return store.pendingStructs != null || store.pendingDeletes != null;
    }

    /** The whole document, with what waits in it, as an update in format V1. */
    public byte[] encodeStateAsUpdate() {
        return encodeStateAsUpdate(EMPTY_STATE_VECTOR);
    }

    /**
     * What this document has beyond a state vector, as an update in format V1.
     *
     * @throws MalformedUpdateException if the bytes are no state vector
     */
    public byte[] encodeStateAsUpdate(byte[] stateVector) {
        byte[] state = encodeStore(stateVector, new UpdateEncoderV1());
        return hasPending() ? withPending(ParsedUpdate.readV1(state), stateVector, new UpdateEncoderV1()) : state;
    }

    /** The whole document, with what waits in it, as an update in format V2. */
    public byte[] encodeStateAsUpdateV2() {
        return encodeStateAsUpdateV2(EMPTY_STATE_VECTOR);
    }

    /**
     * What this document has beyond a state vector, as an update in format V2.
     *
     * @throws MalformedUpdateException if the bytes are no state vector
     */
    public byte[] encodeStateAsUpdateV2(byte[] stateVector) {
        byte[] state = encodeStore(stateVector, new UpdateEncoderV2());
        return hasPending() ? withPending(ParsedUpdate.readPending(state), stateVector, new UpdateEncoderV2()) : state;
    }

    private byte[] encodeStore(byte[] stateVector, UpdateEncoder encoder) {
        StructWriter.writeBeyond(encoder, store, StateVector.decode(stateVector));
        DeleteSet.of(store).write(encoder);
        return encoder.toByteArray();
    }

    private byte[] withPending(ParsedUpdate state, byte[] stateVector, UpdateEncoder encoder) {
        List<ParsedUpdate> parts = new ArrayList<>(List.of(state));
        if (store.pendingDeletes != null) {
            parts.add(ParsedUpdate.readPending(store.pendingDeletes));
        }
        PendingStructs pending = store.pendingStructs;
        if (pending != null) {
            ParsedUpdate structs = ParsedUpdate.readPending(pending.update());
            byte[] unseen = Updates.diff(structs, StateVector.decode(stateVector), new UpdateEncoderV2());
            parts.add(ParsedUpdate.readPending(unseen));
        }
        return new UpdateMerger(encoder).merge(parts);
    }

    /** For each client the next clock that this document expects. */
    public byte[] encodeStateVector() {
        return StateVector.encode(store.stateVector());
    }

    /** The root types asked for so far, by name, as plain values. */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        roots.forEach((name, branch) -> {
            if (branch.kind() != Kind.UNKNOWN) {
                json.put(name, PlainValues.of(branch));
            }
        });
        return Values.inPropertyOrder(json);
    }
}
