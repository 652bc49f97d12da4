package org.communique.collab.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.communique.collab.DraftId;
import org.communique.collab.log.AppendResult;
import org.communique.collab.log.CompactionPolicy;
import org.communique.collab.log.DraftHead;
import org.communique.collab.log.DraftHead.Entry;
import org.communique.collab.log.EditLog;
import org.communique.collab.log.LogAppend;
import org.communique.collab.log.StoredDraft;
import org.communique.collab.log.TailFlush;
import org.communique.collab.protocol.RefusalReason;
import org.communique.collab.schema.DraftSchema;
import org.communique.collab.schema.DraftSize;
import org.communique.collab.schema.DraftSizeLimit;
import org.communique.crdt.Updates;
import org.communique.crdt.YDoc;
import org.communique.crdt.codec.MalformedUpdateException;
import org.communique.crdt.position.RelativePosition;
import org.communique.crdt.preview.Addition;
import org.communique.crdt.preview.UpdatePreview;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The document of a room and what the log has of it. Not for several threads at once. */
final class SharedDocument implements Presence.DraftText {

    private static final Logger log = LoggerFactory.getLogger(SharedDocument.class);

    /** Measured with paragraphs of one letter and of forty; those of text alone take less. */
    private static final long BYTES_PER_STRUCT = 240;

    private static final long WEIGHED_EVERY = 64 << 10;

    private final DraftId draft;
    private final EditLog edits;
    private final long maxBytes;
    private final ClientOwnershipCache clientOwnershipCache;
    private final DraftSizeLimit size = new DraftSizeLimit(DraftSize.MOST);
    private final List<byte[]> changes = new ArrayList<>();
    private final CompactionPolicy compactionPolicy = new CompactionPolicy();
    private YDoc doc = new YDoc();
    private long epoch;
    private volatile long seq;
    private boolean frozen;
    private long bytes;

    /** Of the edits that are in the document and not in the log yet. */
    private long admittedBytes;

    private volatile long weight;
    private long unweighed;

    /** Where an admitted change goes. */
    interface Recipients {
        void send(byte[] update, Predicate<ClientConnection> who);
    }

    /** An edit that changes something, with the client ids that are new with it. */
    record Admitted(QueuedEdit edit, Set<Long> clients, Set<Long> newClients) {}

    /** Client ids that a member writes with for the first time. */
    record Claim(String member, Set<Long> clients) {}

    /**
     * What has become of a batch: an update that is in the document and not yet in the log, and edits that are in both.
     */
    record PendingBatch(
            byte[] update, Set<String> members, List<Claim> claims, List<Admitted> admitted, List<QueuedEdit> known) {}

    /** What has become of an edit that a member makes through the server. */
    sealed interface Outcome {

        /** It is to be logged, and then {@link #settle}d. */
        record ToStore(PendingBatch intake) implements Outcome {}

        record Decided(EditResult result) implements Outcome {}
    }

    SharedDocument(DraftId draft, EditLog edits, ClientOwnershipStore clientOwnershipStore, long maxBytes) {
        this.draft = draft;
        this.edits = edits;
        this.clientOwnershipCache = new ClientOwnershipCache(draft, clientOwnershipStore);
        this.maxBytes = maxBytes;
        reload();
    }

    /** Reads everything afresh from the log. */
    void reload() {
        StoredDraft stored = edits.read(draft).orElseThrow(() -> new IllegalStateException("no such draft"));
        doc = stored.doc();
        doc.onUpdate(changes::add);
        epoch = stored.epoch();
        seq = stored.seq();
        frozen = stored.frozen();
        compactionPolicy.begin(stored.entries(), stored.tail());
        bytes = doc.encodeStateAsUpdate().length;
        admittedBytes = 0;
        size.measure(doc);
        weigh();
        clientOwnershipCache.forget();
    }

    /** An estimate of the memory that the draft takes, in bytes. */
    long weight() {
        return weight;
    }

    private void weigh() {
        weight = BYTES_PER_STRUCT * doc.structs() + bytes;
        unweighed = 0;
    }

    long seq() {
        return seq;
    }

    boolean isFrozen() {
        return frozen;
    }

    boolean isCompactionDue() {
        return compactionPolicy.isCompactionDue(bytes);
    }

    Optional<TailFlush> tailFlush() {
        return compactionPolicy.tailFlush(draft);
    }

    void tailFlushed(long upTo) {
        compactionPolicy.flushedUpTo(upTo);
    }

    void tailFlushFailed() {
        compactionPolicy.tailFlushFailed();
    }

    byte[] stateVector() {
        return doc.encodeStateVector();
    }

    byte[] beyond(byte[] stateVector) {
        return doc.encodeStateAsUpdate(stateVector);
    }

    @Override
    public boolean has(RelativePosition place, long author) {
        return place.isIn(doc, author);
    }

    @Override
    public boolean isClientOfAnother(long client, String member) {
        return clientOwnershipCache.isAnothers(client, member);
    }

    /** Admits what may be admitted and answers the rest; what is returned has to be logged, and then {@link #settle}d. */
    Optional<PendingBatch> admit(List<QueuedEdit> batch) {
        changes.clear();
        admittedBytes = 0;
        List<QueuedEdit> known = new ArrayList<>();
        List<Admitted> admitted = new ArrayList<>();
        List<QueuedEdit> hostile = new ArrayList<>();
        doc.transact(() -> batch.forEach(edit -> {
            if (hostile.isEmpty()) {
                admit(edit, known, admitted, hostile);
            }
        }));
        if (!hostile.isEmpty()) {
            // Part of it is in the document, so that has to be read again.
            reload();
            hostile.forEach(edit -> refuse(edit.seat(), RefusalReason.MALFORMED, Set.of()));
            return admit(batch.stream().filter(edit -> !hostile.contains(edit)).toList());
        }
        if (changes.isEmpty()) {
            acknowledge(known, admitted);
            return Optional.empty();
        }
        List<Claim> claims = admitted.stream()
                .map(entry -> new Claim(entry.edit.seat().participant.member(), entry.newClients))
                .toList();
        return Optional.of(new PendingBatch(merged(), membersOf(admitted), claims, admitted, known));
    }

    /** How to log it. What is in the head's tail moves out first where both together might not go into one document. */
    LogAppend append(PendingBatch pendingBatch) {
        compactionPolicy.tailFlushBefore(draft, pendingBatch.update.length).ifPresent(tailFlush -> {
            edits.flushTails(List.of(tailFlush));
            compactionPolicy.flushedUpTo(tailFlush.upTo());
        });
        return new LogAppend(
                draft,
                edits.entry(seq, epoch, pendingBatch.members, pendingBatch.update),
                compactionPolicy.flushedUpTo());
    }

    AppendResult log(LogAppend logAppend) {
        return edits.append(logAppend);
    }

    private void stored(LogAppend logAppend) {
        took(logAppend.entry());
        compactionPolicy.left(logAppend.spilled());
    }

    /** An edit is in the log that is in the document. */
    private void took(Entry entry) {
        seq = entry.seq();
        bytes += entry.bytes().length;
        unweighed += entry.bytes().length;
        if (unweighed > WEIGHED_EVERY) {
            weigh();
        }
        compactionPolicy.stored(entry);
    }

    /**
     * Passes on and answers what the log has taken.
     *
     * @return what has to be appended next, which is the same once more if the log had more than was known here
     */
    Optional<PendingBatch> complete(
            PendingBatch pendingBatch, LogAppend logAppend, AppendResult result, Recipients recipients) {
        return switch (result) {
            case AppendResult.Stored ignored -> {
                stored(logAppend);
                recipients.send(pendingBatch.update, isAudienceOf(pendingBatch.admitted));
                acknowledge(pendingBatch.known, pendingBatch.admitted);
                yield Optional.empty();
            }
            case AppendResult.Late ignored -> {
                readAgain(recipients);
                refuseLate(pendingBatch);
                // It may have been known from this batch alone: the same edit over a new connection.
                yield admit(pendingBatch.known);
            }
            case AppendResult.Overtaken overtaken -> {
                takeInBefore(pendingBatch.update, overtaken.head(), recipients);
                yield Optional.of(pendingBatch);
            }
            case AppendResult.Failed failed -> throw failed.cause();
        };
    }

    private static void acknowledge(List<QueuedEdit> known, List<Admitted> admitted) {
        known.forEach(edit -> edit.seat().send(edit.seat().reply.stored(true)));
        admitted.forEach(entry -> entry.edit.seat().send(entry.edit.seat().reply.stored(true)));
    }

    /** A sole author has what it wrote. */
    private static Predicate<ClientConnection> isAudienceOf(List<Admitted> admitted) {
        Set<ClientConnection> authors = new HashSet<>();
        admitted.forEach(entry -> authors.add(entry.edit.seat()));
        return authors.size() == 1 ? clientConnection -> !authors.contains(clientConnection) : clientConnection -> true;
    }

    private void admit(QueuedEdit edit, List<QueuedEdit> known, List<Admitted> admitted, List<QueuedEdit> hostile) {
        ClientConnection clientConnection = edit.seat();
        if (clientConnection.hasLeft()) {
            return;
        }
        UpdatePreview updatePreview;
        try {
            updatePreview = UpdatePreview.of(doc, edit.update());
        } catch (MalformedUpdateException e) {
            refuse(clientConnection, RefusalReason.MALFORMED, Set.of());
            return;
        }
        if (updatePreview.isKnown()) {
            known.add(edit);
            return;
        }
        Set<Long> clients = updatePreview.newClocks().keySet();
        if (!clientConnection.isWriter()) {
            refuse(clientConnection, RefusalReason.READ_ONLY, Set.of());
        } else if (frozen) {
            refuse(clientConnection, RefusalReason.FROZEN, clients);
        } else if (!updatePreview.isComplete()) {
            askForMore(edit, clients);
        } else {
            admit(updatePreview, edit, admitted, hostile);
        }
    }

    private void admit(
            UpdatePreview updatePreview, QueuedEdit edit, List<Admitted> admitted, List<QueuedEdit> hostile) {
        ClientConnection clientConnection = edit.seat();
        Set<Long> clients = updatePreview.newClocks().keySet();
        RefusalReason objection = objection(updatePreview, edit.update());
        if (objection != null) {
            refuse(clientConnection, objection, clients);
            return;
        }
        Set<Long> newClients = new LinkedHashSet<>();
        RefusalReason refusalReason =
                clientOwnershipCache.claim(clientConnection.participant.member(), clients, newClients);
        if (refusalReason != null) {
            refuse(clientConnection, refusalReason, Set.of());
            return;
        }
        try {
            updatePreview.apply();
            admittedBytes += edit.update().length;
            admitted.add(new Admitted(edit, clients, newClients));
        } catch (MalformedUpdateException e) {
            hostile.add(edit);
        }
    }

    /** What was typed offline comes with the answer to the server's question; only an answer can be lacking for good. */
    private void askForMore(QueuedEdit edit, Set<Long> clients) {
        if (edit.answer()) {
            refuse(edit.seat(), RefusalReason.START_AFRESH, clients);
        } else {
            edit.seat().send(edit.seat().reply.syncRequest(doc.encodeStateVector()));
        }
    }

    /** Why the draft cannot have an update, whomever it is from. */
    private @Nullable RefusalReason objection(UpdatePreview updatePreview, byte[] update) {
        if (isTooLarge(update.length)) {
            return RefusalReason.TOO_LARGE;
        }
        List<Addition> additions = updatePreview.additions();
        if (!DraftSchema.allows(additions)) {
            return RefusalReason.SCHEMA;
        }
        if (DraftSchema.isTooDeep(additions)) {
            return RefusalReason.TOO_DEEP;
        }
        if (DraftSchema.isTooWide(updatePreview)) {
            return RefusalReason.TOO_WIDE;
        }
        try {
            return size.admits(doc, update, updatePreview) ? null : RefusalReason.TOO_LARGE;
        } catch (MalformedUpdateException e) {
            return RefusalReason.MALFORMED;
        }
    }

    private boolean isTooLarge(int more) {
        if (bytes + admittedBytes + more > maxBytes) {
            bytes = doc.encodeStateAsUpdate().length;
            admittedBytes = 0;
        }
        return bytes + admittedBytes + more > maxBytes;
    }

    private void refuse(ClientConnection clientConnection, RefusalReason refusalReason, Collection<Long> clients) {
        if (clientConnection.isFirstRefusal()) {
            log.info(
                    "refused an edit of draft {} by member {}: {}",
                    draft.value(),
                    clientConnection.participant.member(),
                    refusalReason.code());
        }
        clientOwnershipCache.refuse(clientConnection.participant.member(), clients);
        clientConnection.refuse(refusalReason);
    }

    private static Set<String> membersOf(List<Admitted> admitted) {
        Set<String> members = new LinkedHashSet<>();
        admitted.forEach(entry -> members.add(entry.edit.seat().participant.member()));
        return members;
    }

    /**
     * Admits an edit that a member makes through the server.
     *
     * @throws IllegalArgumentException if the update does not fit the draft or the editor's schema
     */
    Outcome admit(String member, byte[] update) {
        changes.clear();
        admittedBytes = 0;
        UpdatePreview updatePreview = UpdatePreview.of(doc, update);
        Set<Long> newClients = new LinkedHashSet<>();
        if (frozen) {
            return new Outcome.Decided(EditResult.FROZEN);
        }
        size.rested();
        RefusalReason refusalReason =
                updatePreview.isComplete() ? objection(updatePreview, update) : RefusalReason.START_AFRESH;
        if (refusalReason == RefusalReason.TOO_LARGE || refusalReason == RefusalReason.TOO_WIDE) {
            return new Outcome.Decided(EditResult.TOO_LARGE);
        }
        if (refusalReason == RefusalReason.TOO_DEEP) {
            return new Outcome.Decided(EditResult.TOO_DEEP);
        }
        if (refusalReason != null
                || clientOwnershipCache.claim(member, updatePreview.newClocks().keySet(), newClients) != null) {
            throw new IllegalArgumentException("not an update that the draft can take");
        }
        try {
            updatePreview.apply();
        } catch (MalformedUpdateException e) {
            // Part of it is in the document, so that has to be read again.
            reload();
            throw e;
        }
        return changes.isEmpty()
                ? new Outcome.Decided(EditResult.APPLIED)
                : new Outcome.ToStore(new PendingBatch(
                        merged(), Set.of(member), List.of(new Claim(member, newClients)), List.of(), List.of()));
    }

    private byte[] merged() {
        return changes.size() == 1 ? changes.getFirst() : Updates.mergeUpdates(List.copyOf(changes));
    }

    /** Others were first: what they wrote comes before an update that is here and not in the log. */
    private void takeInBefore(byte[] update, DraftHead head, Recipients recipients) {
        if (!follow(head, recipients)) {
            doc.applyUpdate(update);
            changes.clear();
        }
    }

    /** Takes in all that is new in the log. */
    void follow(Recipients recipients) {
        DraftHead head = edits.head(draft).orElseThrow();
        follow(head, recipients);
        if (head.epoch() != epoch || head.frozen() != frozen) {
            epoch = head.epoch();
            frozen = head.frozen();
            clientOwnershipCache.forget();
        }
    }

    /**
     * Takes in what other nodes have stored, unless that has been compacted meanwhile: then the whole draft is read again.
     *
     * @return false if all was read again, so that what is here is what the log has and no more
     */
    private boolean follow(DraftHead head, Recipients recipients) {
        Optional<List<Entry>> missed = edits.editsSince(seq, head);
        if (missed.isEmpty()) {
            readAgain(recipients);
            return false;
        }
        for (Entry entry : missed.get()) {
            doc.applyUpdate(entry.bytes());
            size.added(entry.bytes());
            recipients.send(entry.bytes(), clientConnection -> true);
            took(entry);
        }
        changes.clear();
        return true;
    }

    /** Reads all afresh, so that what is not stored is gone, and lets everybody have what they lack of it. */
    private void readAgain(Recipients recipients) {
        byte[] before = doc.encodeStateVector();
        long last = seq;
        reload();
        if (seq > last) {
            recipients.send(doc.encodeStateAsUpdate(before), clientConnection -> true);
        }
    }

    private void refuseLate(PendingBatch pendingBatch) {
        pendingBatch.claims.forEach(claim -> clientOwnershipCache.unclaim(claim.member, claim.clients));
        RefusalReason refusalReason = frozen ? RefusalReason.FROZEN : RefusalReason.START_AFRESH;
        pendingBatch.admitted.forEach(entry -> refuse(entry.edit.seat(), refusalReason, entry.clients));
    }
}
