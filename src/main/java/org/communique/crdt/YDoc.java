package org.communique.crdt;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.communique.crdt.codec.ByteReader;
import org.communique.crdt.codec.StateVector;
import org.communique.crdt.event.Listeners;
import org.communique.crdt.event.Subscription;
import org.communique.crdt.value.JavaScriptValues;
import org.jspecify.annotations.Nullable;

/** A Yjs document: shared types by name, changed here or by remote updates. Not thread-safe. */
public final class YDoc {

    private static final byte[] EMPTY_STATE_VECTOR = {0};

    public final StructStore store = new StructStore();
    public final TransactionQueue transactions = new TransactionQueue(this);

    private final Map<String, Branch> roots = new LinkedHashMap<>();
    private final boolean collecting;
    private long clientId;
    private int observers;

    /** A document with a random client id that discards deleted content. */
    public YDoc() {
        this(randomClientId());
    }

    /** A document that makes its own changes under the given client id, which no one else may use. */
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

    void takeNewClientId() {
        clientId = randomClientId();
    }

    boolean isCollecting() {
        return collecting;
    }

    /** Whether anyone observes a type. */
    boolean isObserved() {
        return observers > 0;
    }

    <T> Subscription observe(Listeners<T> listeners, Consumer<? super T> observer) {
        observers++;
        return listeners.add(observer, () -> observers--);
    }

    public YText getText(String name) {
        return (YText) defined(name, SharedTypeKind.TEXT);
    }

    public YArray getArray(String name) {
        return (YArray) defined(name, SharedTypeKind.ARRAY);
    }

    public YMap getMap(String name) {
        return (YMap) defined(name, SharedTypeKind.MAP);
    }

    public YXmlFragment getXmlFragment(String name) {
        return (YXmlFragment) defined(name, SharedTypeKind.XML_FRAGMENT);
    }

    private YType defined(String name, SharedTypeKind sharedTypeKind) {
        Branch branch = root(name);
        branch.define(sharedTypeKind);
        return branch.type();
    }

    public Branch root(String name) {
        return roots.computeIfAbsent(name, n -> {
            Branch branch = new Branch(SharedTypeKind.UNKNOWN, n);
            branch.integrate(this, null);
            return branch;
        });
    }

    /**
     * Merges what was collected in parallel at different times, as a copy of this document would have it. A transaction, like one of
     * Yjs, merges only what it deletes itself. Not within a transaction.
     */
    public void mergeCollected() {
        store.lists().values().forEach(StructList::mergeCollected);
    }

    /** Makes one update of all changes within; a transaction within a transaction is part of the outer one. */
    public void transact(Runnable change) {
        transact(change, null);
    }

    /** Like {@link #transact(Runnable)}, with an origin by which listeners know who made the changes. */
    public void transact(Runnable change, @Nullable Object origin) {
        transactions.run(transaction -> change.run(), origin, true);
    }

    /** Calls the listener with each change as an update in format V1. */
    public Subscription onUpdate(Consumer<byte[]> listener) {
        return transactions.updateListeners.add(listener);
    }

    /** Calls the listener with each change as an update in format V2. */
    public Subscription onUpdateV2(Consumer<byte[]> listener) {
        return transactions.updateV2Listeners.add(listener);
    }

    /** Calls the listener after each transaction and the observers of its types, before deleted content is discarded. */
    public Subscription onAfterTransaction(Consumer<Transaction> listener) {
        return transactions.afterTransaction.add(listener);
    }

    /**
     * Applies an update in format V1. What depends on something unknown waits in the document until that arrives.
     *
     * @throws MalformedUpdateException if the bytes are no update; the document is unchanged
     */
    public void applyUpdate(byte[] update) {
        applyUpdate(update, null);
    }

    /** Like {@link #applyUpdate(byte[])}, with an origin by which listeners know where the update comes from. */
    public void applyUpdate(byte[] update, @Nullable Object origin) {
        apply(ParsedUpdate.readV1(update), origin);
    }

    /**
     * Applies an update in format V2, like {@link #applyUpdate(byte[])}.
     *
     * @throws MalformedUpdateException if the bytes are no update; the document is unchanged
     */
    public void applyUpdateV2(byte[] update) {
        applyUpdateV2(update, null);
    }

    /** Like {@link #applyUpdateV2(byte[])}, with an origin by which listeners know where the update comes from. */
    public void applyUpdateV2(byte[] update, @Nullable Object origin) {
        apply(ParsedUpdate.readV2(update), origin);
    }

    void apply(ParsedUpdate update, @Nullable Object origin) {
        transactions.run(transaction -> UpdateApplier.apply(transaction, update), origin, false);
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
        return StateEncoder.write(store, StateVector.decode(stateVector), UpdateFormat.V1);
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
        return StateEncoder.write(store, StateVector.decode(stateVector), UpdateFormat.V2);
    }

    /** The number of structs, which determines its memory use. */
    public long structs() {
        return store.lists().values().stream().mapToLong(StructList::size).sum();
    }

    /** For each client the next clock that this document expects. */
    public byte[] encodeStateVector() {
        return StateVector.encode(store.stateVector());
    }

    /** The root types asked for so far, by name, as plain values. */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        roots.forEach((name, branch) -> {
            if (branch.kind() != SharedTypeKind.UNKNOWN) {
                json.put(name, JsonConverter.of(branch));
            }
        });
        return JavaScriptValues.inPropertyOrder(json);
    }
}
