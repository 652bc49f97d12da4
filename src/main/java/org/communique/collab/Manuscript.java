package org.communique.collab;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.communique.collab.DraftHead.Entry;
import org.communique.crdt.Addition;
import org.communique.crdt.MalformedUpdateException;
import org.communique.crdt.Preview;
import org.communique.crdt.RelativePosition;
import org.communique.crdt.Updates;
import org.communique.crdt.YDoc;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The document of a room and what the log has of it. Not for several threads at once. */
final class Manuscript implements Presence.DraftText {

    private static final Logger log = LoggerFactory.getLogger(Manuscript.class);

    /** Measured with paragraphs of one letter and of forty; those of text alone take less. */
    private static final long BYTES_PER_STRUCT = 240;

    private static final long WEIGHED_EVERY = 64 << 10;

    private final DraftId draft;
    private final EditLog edits;
    private final long maxBytes;
    private final Owners owners;
    private final SizeLimit size = new SizeLimit(DraftSize.MOST);
    private final List<byte[]> changes = new ArrayList<>();
    private final Chores chores = new Chores();
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
    interface Audience {
        void hear(byte[] update, Predicate<Seat> who);
    }

    /** An edit that changes something, with the client ids that are new with it. */
    record Admitted(QueuedEdit edit, Set<Long> clients, Set<Long> newClients) {}

    /** Client ids that a member writes with for the first time. */
    record Claim(String member, Set<Long> clients) {}

    /**
     * What has become of a batch: an update that is in the document and not yet in the log, and edits that are in both.
     */
    record Intake(
            byte[] update, Set<String> members, List<Claim> claims, List<Admitted> admitted, List<QueuedEdit> known) {}

    /** What has become of an edit that a member makes through the server. */
    sealed interface Outcome {

        /** It is to be logged, and then {@link #settle}d. */
        record ToStore(Intake intake) implements Outcome {}

        record Decided(EditResult result) implements Outcome {}
    }

    Manuscript(DraftId draft, EditLog edits, Writers writers, long maxBytes) {
        this.draft = draft;
        this.edits = edits;
        this.owners = new Owners(draft, writers);
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
        chores.begin(stored.entries(), stored.tail());
        bytes = doc.encodeStateAsUpdate().length;
        admittedBytes = 0;
        size.measure(doc);
        weigh();
        owners.forget();
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
        return chores.isCompactionDue(bytes);
    }

    Optional<Spill> spill() {
        return chores.spill(draft);
    }

    void spilled(long upTo) {
        chores.spilled(upTo);
    }

    void notSpilled() {
        chores.notSpilled();
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
        return owners.isAnothers(client, member);
    }

    /** Admits what may be admitted and answers the rest; what is returned has to be logged, and then {@link #settle}d. */
    Optional<Intake> admit(List<QueuedEdit> batch) {
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
            hostile.forEach(edit -> refuse(edit.seat(), Refusal.MALFORMED, Set.of()));
            return admit(batch.stream().filter(edit -> !hostile.contains(edit)).toList());
        }
        if (changes.isEmpty()) {
            acknowledge(known, admitted);
            return Optional.empty();
        }
        List<Claim> claims = admitted.stream()
                .map(entry -> new Claim(entry.edit.seat().participant.member(), entry.newClients))
                .toList();
        return Optional.of(new Intake(merged(), membersOf(admitted), claims, admitted, known));
    }

    /** How to log it. What is in the head's tail moves out first where both together might not go into one document. */
    Append append(Intake intake) {
        chores.spillBefore(draft, intake.update.length).ifPresent(spill -> {
            edits.spill(List.of(spill));
            chores.spilled(spill.upTo());
        });
        return new Append(draft, edits.entry(seq, epoch, intake.members, intake.update), chores.spilled());
    }

    Appended log(Append append) {
        return edits.append(append);
    }

    private void stored(Append append) {
        took(append.entry());
        chores.left(append.spilled());
    }

    /** An edit is in the log that is in the document. */
    private void took(Entry entry) {
        seq = entry.seq();
        bytes += entry.bytes().length;
        unweighed += entry.bytes().length;
        if (unweighed > WEIGHED_EVERY) {
            weigh();
        }
        chores.stored(entry);
    }

    /**
     * Passes on and answers what the log has taken.
     *
     * @return what has to be appended next, which is the same once more if the log had more than was known here
     */
    Optional<Intake> settle(Intake intake, Append append, Appended result, Audience audience) {
        return switch (result) {
            case Appended.Stored ignored -> {
                stored(append);
                audience.hear(intake.update, isAudienceOf(intake.admitted));
                acknowledge(intake.known, intake.admitted);
                yield Optional.empty();
            }
            case Appended.Late ignored -> {
                readAgain(audience);
                refuseLate(intake);
                // It may have been known from this batch alone: the same edit over a new connection.
                yield admit(intake.known);
            }
            case Appended.Overtaken overtaken -> {
                takeInBefore(intake.update, overtaken.head(), audience);
                yield Optional.of(intake);
            }
            case Appended.Failed failed -> throw failed.cause();
        };
    }

    private static void acknowledge(List<QueuedEdit> known, List<Admitted> admitted) {
        known.forEach(edit -> edit.seat().send(edit.seat().reply.stored(true)));
        admitted.forEach(entry -> entry.edit.seat().send(entry.edit.seat().reply.stored(true)));
    }

    /** A sole author has what it wrote. */
    private static Predicate<Seat> isAudienceOf(List<Admitted> admitted) {
        Set<Seat> authors = new HashSet<>();
        admitted.forEach(entry -> authors.add(entry.edit.seat()));
        return authors.size() == 1 ? seat -> !authors.contains(seat) : seat -> true;
    }

    private void admit(QueuedEdit edit, List<QueuedEdit> known, List<Admitted> admitted, List<QueuedEdit> hostile) {
        Seat seat = edit.seat();
        if (seat.hasLeft()) {
            return;
        }
        Preview preview;
        try {
            preview = Preview.of(doc, edit.update());
        } catch (MalformedUpdateException e) {
            refuse(seat, Refusal.MALFORMED, Set.of());
            return;
        }
        if (preview.isKnown()) {
            known.add(edit);
            return;
        }
        Set<Long> clients = preview.newClocks().keySet();
        if (!seat.isWriter()) {
            refuse(seat, Refusal.READ_ONLY, Set.of());
        } else if (frozen) {
            refuse(seat, Refusal.FROZEN, clients);
        } else if (!preview.isComplete()) {
            askForMore(edit, clients);
        } else {
            admit(preview, edit, admitted, hostile);
        }
    }

    private void admit(Preview preview, QueuedEdit edit, List<Admitted> admitted, List<QueuedEdit> hostile) {
        Seat seat = edit.seat();
        Set<Long> clients = preview.newClocks().keySet();
        Refusal objection = objection(preview, edit.update());
        if (objection != null) {
            refuse(seat, objection, clients);
            return;
        }
        Set<Long> newClients = new LinkedHashSet<>();
        Refusal refusal = owners.claim(seat.participant.member(), clients, newClients);
        if (refusal != null) {
            refuse(seat, refusal, Set.of());
            return;
        }
        try {
            preview.apply();
            admittedBytes += edit.update().length;
            admitted.add(new Admitted(edit, clients, newClients));
        } catch (MalformedUpdateException e) {
            hostile.add(edit);
        }
    }

    /** What was typed offline comes with the answer to the server's question; only an answer can be lacking for good. */
    private void askForMore(QueuedEdit edit, Set<Long> clients) {
        if (edit.answer()) {
            refuse(edit.seat(), Refusal.START_AFRESH, clients);
        } else {
            edit.seat().send(edit.seat().reply.syncRequest(doc.encodeStateVector()));
        }
    }

    /** Why the draft cannot have an update, whomever it is from. */
    private @Nullable Refusal objection(Preview preview, byte[] update) {
        if (isTooLarge(update.length)) {
            return Refusal.TOO_LARGE;
        }
        List<Addition> additions = preview.additions();
        if (!DraftSchema.allows(additions)) {
            return Refusal.SCHEMA;
        }
        if (DraftSchema.isTooDeep(additions)) {
            return Refusal.TOO_DEEP;
        }
        if (DraftSchema.isTooWide(preview)) {
            return Refusal.TOO_WIDE;
        }
        try {
            return size.admits(doc, update, preview) ? null : Refusal.TOO_LARGE;
        } catch (MalformedUpdateException e) {
            return Refusal.MALFORMED;
        }
    }

    private boolean isTooLarge(int more) {
        if (bytes + admittedBytes + more > maxBytes) {
            bytes = doc.encodeStateAsUpdate().length;
            admittedBytes = 0;
        }
        return bytes + admittedBytes + more > maxBytes;
    }

    private void refuse(Seat seat, Refusal refusal, Collection<Long> clients) {
        if (seat.isFirstRefusal()) {
            log.info(
                    "refused an edit of draft {} by member {}: {}",
                    draft.value(),
                    seat.participant.member(),
                    refusal.code());
        }
        owners.refuse(seat.participant.member(), clients);
        seat.refuse(refusal);
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
        Preview preview = Preview.of(doc, update);
        Set<Long> newClients = new LinkedHashSet<>();
        if (frozen) {
            return new Outcome.Decided(EditResult.FROZEN);
        }
        size.rested();
        Refusal refusal = preview.isComplete() ? objection(preview, update) : Refusal.START_AFRESH;
        if (refusal == Refusal.TOO_LARGE || refusal == Refusal.TOO_WIDE) {
            return new Outcome.Decided(EditResult.TOO_LARGE);
        }
        if (refusal == Refusal.TOO_DEEP) {
            return new Outcome.Decided(EditResult.TOO_DEEP);
        }
        if (refusal != null || owners.claim(member, preview.newClocks().keySet(), newClients) != null) {
            throw new IllegalArgumentException("not an update that the draft can take");
        }
        try {
            preview.apply();
        } catch (MalformedUpdateException e) {
            // Part of it is in the document, so that has to be read again.
            reload();
            throw e;
        }
        return changes.isEmpty()
                ? new Outcome.Decided(EditResult.APPLIED)
                : new Outcome.ToStore(new Intake(
                        merged(), Set.of(member), List.of(new Claim(member, newClients)), List.of(), List.of()));
    }

    private byte[] merged() {
        return changes.size() == 1 ? changes.getFirst() : Updates.mergeUpdates(List.copyOf(changes));
    }

    /** Others were first: what they wrote comes before an update that is here and not in the log. */
    private void takeInBefore(byte[] update, DraftHead head, Audience audience) {
        if (!follow(head, audience)) {
            doc.applyUpdate(update);
            changes.clear();
        }
    }

    /** Takes in all that is new in the log. */
    void follow(Audience audience) {
        DraftHead head = edits.head(draft).orElseThrow();
        follow(head, audience);
        if (head.epoch() != epoch || head.frozen() != frozen) {
            epoch = head.epoch();
            frozen = head.frozen();
            owners.forget();
        }
    }

    /**
     * Takes in what other nodes have stored, unless that has been compacted meanwhile: then the whole draft is read again.
     *
     * @return false if all was read again, so that what is here is what the log has and no more
     */
    private boolean follow(DraftHead head, Audience audience) {
        Optional<List<Entry>> missed = edits.editsSince(seq, head);
        if (missed.isEmpty()) {
            readAgain(audience);
            return false;
        }
        for (Entry entry : missed.get()) {
            doc.applyUpdate(entry.bytes());
            size.took(entry.bytes());
            audience.hear(entry.bytes(), seat -> true);
            took(entry);
        }
        changes.clear();
        return true;
    }

    /** Reads all afresh, so that what is not stored is gone, and lets everybody have what they lack of it. */
    private void readAgain(Audience audience) {
        byte[] before = doc.encodeStateVector();
        long last = seq;
        reload();
        if (seq > last) {
            audience.hear(doc.encodeStateAsUpdate(before), seat -> true);
        }
    }

    private void refuseLate(Intake intake) {
        intake.claims.forEach(claim -> owners.unclaim(claim.member, claim.clients));
        Refusal refusal = frozen ? Refusal.FROZEN : Refusal.START_AFRESH;
        intake.admitted.forEach(entry -> refuse(entry.edit.seat(), refusal, entry.clients));
    }
}
