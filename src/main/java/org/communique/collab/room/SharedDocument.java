package org.communique.collab.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.communique.collab.DraftId;
import org.communique.collab.log.AppendResult;
import org.communique.collab.log.CompactionPolicy;
import org.communique.collab.log.DraftHead;
import org.communique.collab.log.DraftHead.Entry;
import org.communique.collab.log.EditLog;
import org.communique.collab.log.LogAppend;
import org.communique.collab.log.Maintenance;
import org.communique.collab.log.StoredDraft;
import org.communique.collab.log.TailFlush;
import org.communique.collab.protocol.RefusalReason;
import org.communique.collab.room.BatchResult.Broadcast;
import org.communique.collab.room.PendingBatch.AppliedEdit;
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

/** The document of a room and what the log has of it. Not for several threads at once. */
final class SharedDocument implements Presence.DraftText {

    /** Measured with paragraphs of one letter and of forty; those of text alone take less. */
    private static final long BYTES_PER_STRUCT = 240;

    private static final long WEIGHED_EVERY = 64 << 10;

    /** Of how many client ids one edit may bring something new: an editor has one, and what was typed offline a few. */
    private static final int MOST_CLIENTS = 16;

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
    private long appliedBytes;

    private volatile long weight;
    private long unweighed;

    /** The edits of a batch, as they are sorted out. */
    private static final class Sorted {

        private final List<AppliedEdit> applied = new ArrayList<>();
        private final List<QueuedEdit> known = new ArrayList<>();
        private final List<EditReply> replies = new ArrayList<>();

        /** From these nothing more counts. */
        private final Set<EditSource> out;

        /** In part it is in the document. */
        private @Nullable QueuedEdit hostile;

        private Sorted(Collection<EditSource> out) {
            this.out = new HashSet<>(out);
        }

        private boolean counts(QueuedEdit edit) {
            return hostile == null && !edit.source().hasLeft() && !out.contains(edit.source());
        }

        private List<EditReply> repliesToThoseOut() {
            return replies.stream().filter(reply -> out.contains(reply.to())).toList();
        }
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
        appliedBytes = 0;
        size.measure(doc);
        weigh();
        clientOwnershipCache.forget();
    }

    /** An estimate of the memory that the draft takes, in bytes. */
    long weight() {
        return weight;
    }

    private void weigh() {
        doc.mergeCollected();
        weight = BYTES_PER_STRUCT * doc.structs() + bytes;
        unweighed = 0;
    }

    long seq() {
        return seq;
    }

    boolean isFrozen() {
        return frozen;
    }

    Maintenance maintenance() {
        return compactionPolicy.maintenance(draft, bytes);
    }

    void tailFlushed(TailFlush tailFlush, boolean durable) {
        if (durable) {
            compactionPolicy.tailFlushed(tailFlush.upTo());
        } else {
            compactionPolicy.tailFlushFailed();
        }
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
    public Set<Long> clientsOfOthers(Set<Long> clients, String member) {
        return clientOwnershipCache.othersOf(clients, member);
    }

    @Override
    public void reserve(Set<Long> clients, String member) {
        clientOwnershipCache.reserve(clients, member);
    }

    /** Client ids that were announced and are in no store belong to those who announced them. */
    void honour(LongFunction<Optional<String>> announcers) {
        clientOwnershipCache.honour(announcers);
    }

    /** Puts into the document what may be there. What is not in the log yet has to be written, and then {@link #confirm}ed. */
    BatchResult apply(List<QueuedEdit> edits) {
        return apply(edits, Set.of());
    }

    private BatchResult apply(List<QueuedEdit> edits, Set<EditSource> out) {
        changes.clear();
        appliedBytes = 0;
        var sorted = new Sorted(out);
        doc.transact(() -> edits.forEach(edit -> {
            if (sorted.counts(edit)) {
                check(edit, sorted);
            }
        }));
        if (sorted.hostile != null) {
            // Part of it is in the document, so that has to be read again.
            reload();
            refuse(sorted.hostile, RefusalReason.MALFORMED, Set.of(), sorted);
            BatchResult others = apply(edits, sorted.out);
            return new BatchResult(
                    others.unwritten(), others.broadcasts(), joined(sorted.repliesToThoseOut(), others.replies()));
        }
        if (changes.isEmpty()) {
            return new BatchResult(null, List.of(), joined(sorted.replies, stored(sorted.known, sorted.applied)));
        }
        return new BatchResult(new PendingBatch(merged(), sorted.applied, sorted.known), List.of(), sorted.replies);
    }

    /** How to write it. What is in the head's tail moves out first where both together might not go into one document. */
    LogAppend logAppend(PendingBatch batch) {
        compactionPolicy.tailFlushBefore(draft, batch.update().length).ifPresent(tailFlush -> {
            edits.flushTails(List.of(tailFlush));
            compactionPolicy.tailFlushed(tailFlush.upTo());
        });
        return new LogAppend(
                draft, edits.entry(seq, epoch, batch.members(), batch.update()), compactionPolicy.flushedUpTo());
    }

    /**
     * Takes in what has become of a batch in the log.
     *
     * @return what has to be written next, which is the same once more if the log had more than was known here
     */
    BatchResult confirm(PendingBatch batch, LogAppend logAppend, AppendResult result) {
        return switch (result) {
            case AppendResult.Stored ignored -> {
                took(logAppend.entry());
                compactionPolicy.removedFromTail(logAppend.flushedUpTo());
                yield new BatchResult(
                        null,
                        List.of(new Broadcast(batch.update(), batch.soleSource())),
                        stored(batch.known(), batch.applied()));
            }
            case AppendResult.Late ignored -> {
                List<Broadcast> broadcasts = readAgain();
                var late = new Sorted(Set.of());
                refuseLate(batch, late);
                // It may have been known from this batch alone: the same edit over a new connection.
                BatchResult known = apply(batch.known(), late.out);
                yield new BatchResult(known.unwritten(), broadcasts, joined(late.replies, known.replies()));
            }
            case AppendResult.Overtaken _ when batch.isConditional() -> applyAgain(batch);
            case AppendResult.Overtaken overtaken ->
                new BatchResult(batch, takeInBefore(batch.update(), overtaken.head()), List.of());
            case AppendResult.Failed failed -> throw failed.cause();
        };
    }

    /** An edit is in the log that is in the document. */
    private void took(Entry entry) {
        seq = entry.seq();
        bytes += entry.bytes().length;
        unweighed += entry.bytes().length;
        if (unweighed > WEIGHED_EVERY) {
            weigh();
        }
        compactionPolicy.added(entry);
    }

    private static List<EditReply> stored(List<QueuedEdit> known, List<AppliedEdit> applied) {
        List<EditReply> replies = new ArrayList<>(known.size() + applied.size());
        known.forEach(edit -> replies.add(new EditReply.Stored(edit.source())));
        applied.forEach(each -> replies.add(new EditReply.Stored(each.edit().source())));
        return replies;
    }

    private static List<EditReply> joined(List<EditReply> first, List<EditReply> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    private void check(QueuedEdit edit, Sorted sorted) {
        UpdatePreview updatePreview;
        try {
            updatePreview = UpdatePreview.of(doc, edit.update());
        } catch (MalformedUpdateException e) {
            refuse(edit, RefusalReason.MALFORMED, Set.of(), sorted);
            return;
        }
        Set<Long> clients = updatePreview.newClocks().keySet();
        if (clients.size() > MOST_CLIENTS && !edit.isOfOrigin()) {
            refuse(edit, RefusalReason.TOO_MANY_CLIENTS, Set.of(), sorted);
            return;
        }
        // A client brings again what it had no reply to; the server does not, and is told of a freeze first.
        boolean known = updatePreview.isKnown() && !(frozen && edit.isOfServer());
        if (!known && !edit.source().isWriter()) {
            refuse(edit, RefusalReason.READ_ONLY, Set.of(), sorted);
        } else if (!edit.isOfOrigin() && contradictsOthers(updatePreview, edit)) {
            refuse(edit, RefusalReason.FOREIGN_CLIENT, Set.of(), sorted);
        } else if (known) {
            sorted.known.add(edit);
        } else if (frozen) {
            refuse(edit, RefusalReason.FROZEN, clients, sorted);
        } else if (!edit.mayFollow(seq) || edit.isConditional() && !sorted.applied.isEmpty()) {
            sorted.replies.add(new EditReply.Overtaken(edit.source()));
        } else if (!updatePreview.isComplete()) {
            askForMore(edit, clients, sorted);
        } else {
            apply(updatePreview, edit, sorted);
        }
    }

    /** What another member has written with a client id is not what this one brings again, unless it is the same. */
    private boolean contradictsOthers(UpdatePreview updatePreview, QueuedEdit edit) {
        return clientOwnershipCache.othersOf(updatePreview.repeatedClients(), edit.member(), edit.isOfServer()).stream()
                .anyMatch(updatePreview::contradicts);
    }

    private void apply(UpdatePreview updatePreview, QueuedEdit edit, Sorted sorted) {
        Set<Long> clients = updatePreview.newClocks().keySet();
        if (edit.isOfServer()) {
            size.rested();
        }
        RefusalReason objection = objection(updatePreview, edit.update().length);
        if (objection != null) {
            refuse(edit, objection, clients, sorted);
            return;
        }
        Set<Long> newClients = new LinkedHashSet<>();
        RefusalReason refusalReason = edit.isOfOrigin()
                ? null
                : clientOwnershipCache.claim(edit.member(), edit.isOfServer(), clients, newClients);
        if (refusalReason != null) {
            refuse(edit, refusalReason, Set.of(), sorted);
            return;
        }
        try {
            updatePreview.apply();
            appliedBytes += edit.update().length;
            sorted.applied.add(new AppliedEdit(edit, clients, newClients));
        } catch (MalformedUpdateException e) {
            sorted.hostile = edit;
        }
    }

    /** What was typed offline comes with the answer to the server's question; only what is complete can lack it for good. */
    private void askForMore(QueuedEdit edit, Set<Long> clients, Sorted sorted) {
        if (edit.complete() && !edit.isOfOrigin()) {
            refuse(edit, RefusalReason.START_AFRESH, clients, sorted);
        } else {
            sorted.replies.add(new EditReply.SyncRequest(edit.source(), doc.encodeStateVector()));
        }
    }

    /** Why the draft cannot have an update, whomever it is from. */
    private @Nullable RefusalReason objection(UpdatePreview updatePreview, int bytes) {
        if (isTooLarge(bytes)) {
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
        return size.admits(updatePreview) ? null : RefusalReason.TOO_LARGE;
    }

    private boolean isTooLarge(int more) {
        if (bytes + appliedBytes + more > maxBytes) {
            bytes = doc.encodeStateAsUpdate().length;
            appliedBytes = 0;
        }
        return bytes + appliedBytes + more > maxBytes;
    }

    private void refuse(QueuedEdit edit, RefusalReason reason, Collection<Long> clients, Sorted sorted) {
        refuse(edit, new EditReply.Refused(edit.source(), reason), reason, clients, sorted);
    }

    private void refuse(
            QueuedEdit edit, EditReply reply, RefusalReason reason, Collection<Long> clients, Sorted sorted) {
        // What the server made is dropped with the refusal; a client's document has it for good.
        if (!edit.isOfServer()) {
            clientOwnershipCache.refuse(edit.member(), clients);
        }
        if (reason.isLeaving()) {
            sorted.out.add(edit.source());
        }
        sorted.replies.add(reply);
    }

    private byte[] merged() {
        return changes.size() == 1 ? changes.getFirst() : Updates.mergeUpdates(List.copyOf(changes));
    }

    /** Others were first: what they wrote comes before an update that is here and not in the log. */
    private List<Broadcast> takeInBefore(byte[] update, DraftHead head) {
        Optional<List<Broadcast>> missed = takeIn(head);
        if (missed.isPresent()) {
            return missed.get();
        }
        List<Broadcast> all = readAgain();
        doc.applyUpdate(update);
        changes.clear();
        return all;
    }

    /** Takes in all that is new in the log, and returns it. */
    List<Broadcast> follow() {
        DraftHead head = edits.head(draft).orElseThrow();
        List<Broadcast> missed = takeIn(head).orElseGet(this::readAgain);
        if (head.epoch() != epoch || head.frozen() != frozen) {
            epoch = head.epoch();
            frozen = head.frozen();
            clientOwnershipCache.forget();
        }
        return missed;
    }

    /** Takes in what other nodes have stored, unless that has been compacted meanwhile: then all has to be read again. */
    private Optional<List<Broadcast>> takeIn(DraftHead head) {
        Optional<List<Entry>> missed = edits.editsSince(seq, head);
        missed.ifPresent(entries -> {
            for (Entry entry : entries) {
                doc.applyUpdate(entry.bytes());
                size.added(entry.bytes());
                took(entry);
            }
            changes.clear();
        });
        return missed.map(entries ->
                entries.stream().map(entry -> Broadcast.toAll(entry.bytes())).toList());
    }

    /** Reads all afresh, so that what is not stored is gone, and returns what the log had more. */
    private List<Broadcast> readAgain() {
        byte[] before = doc.encodeStateVector();
        long last = seq;
        reload();
        return seq > last ? List.of(Broadcast.toAll(doc.encodeStateAsUpdate(before))) : List.of();
    }

    /** Others were first: an edit that may not follow theirs is refused, and the rest goes on without it. */
    private BatchResult applyAgain(PendingBatch batch) {
        List<Broadcast> broadcasts = readAgain();
        batch.applied().stream().filter(each -> each.edit().isConditional()).forEach(this::unclaim);
        BatchResult again = apply(batch.edits());
        return new BatchResult(again.unwritten(), broadcasts, again.replies());
    }

    private void unclaim(AppliedEdit each) {
        clientOwnershipCache.unclaim(each.edit().member(), each.newClients());
    }

    private void refuseLate(PendingBatch batch, Sorted late) {
        batch.applied().forEach(this::unclaim);
        RefusalReason reason = frozen ? RefusalReason.FROZEN : RefusalReason.START_AFRESH;
        for (AppliedEdit each : batch.applied()) {
            refuse(each.edit(), new EditReply.Late(each.edit().source(), reason), reason, each.clients(), late);
        }
    }
}
