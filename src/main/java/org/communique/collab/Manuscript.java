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

    private final DraftId draft;
    private final EditLog edits;
    private final long maxBytes;
    private final Owners owners;
    private final TextLimit text = new TextLimit(DraftSchema.MAX_TEXT);
    private final List<byte[]> changes = new ArrayList<>();
    private final Chores chores = new Chores();
    private YDoc doc = new YDoc();
    private long epoch;
    private volatile long seq;
    private boolean frozen;
    private long bytes;

    /** Where an admitted change goes. */
    interface Audience {
        void hear(byte[] update, Predicate<Seat> who);
    }

    /** An edit that changes something, with the client ids that are new with it. */
    record Admitted(QueuedEdit edit, Set<Long> clients, Set<Long> newClients) {}

    /**
     * What has become of a batch: an update that is in the document and not yet in the log, and edits that are in both.
     */
    record Intake(byte[] update, Set<String> members, List<Admitted> admitted, List<QueuedEdit> known) {}

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
        byte[] state = doc.encodeStateAsUpdate();
        bytes = state.length;
        text.measure(state);
        owners.forget();
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

    /** Admits what may be admitted, stores it as one entry, passes it on and answers each edit. */
    void take(List<QueuedEdit> batch, Audience audience) {
        admit(batch).ifPresent(intake -> store(intake, audience));
    }

    private void store(Intake intake, Audience audience) {
        Append append;
        do {
            append = append(intake);
        } while (!settle(intake, append, edits.append(append), audience));
    }

    /** Admits what may be admitted and answers the rest; what is returned has to be logged, and then {@link #settle}d. */
    Optional<Intake> admit(List<QueuedEdit> batch) {
        changes.clear();
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
        return Optional.of(new Intake(merged(), membersOf(admitted), admitted, known));
    }

    /** How to log it. */
    Append append(Intake intake) {
        return append(intake.members, intake.update);
    }

    Appended log(Append append) {
        return edits.append(append);
    }

    private Append append(Set<String> members, byte[] update) {
        return new Append(draft, edits.entry(seq, epoch, members, update), chores.spilled());
    }

    private void stored(Append append) {
        took(append.entry());
        chores.left(append.spilled());
    }

    /** An edit is in the log that is in the document. */
    private void took(Entry entry) {
        seq = entry.seq();
        bytes += entry.bytes().length;
        chores.stored(entry);
    }

    /**
     * Passes on and answers what the log has taken.
     *
     * @return false if it has to be appended once more, to what is here now of the log
     */
    boolean settle(Intake intake, Append append, Appended result, Audience audience) {
        return switch (result) {
            case Appended.Stored ignored -> {
                stored(append);
                audience.hear(intake.update, isAudienceOf(intake.admitted));
                acknowledge(intake.known, intake.admitted);
                yield true;
            }
            case Appended.Late ignored -> {
                readAgain(audience);
                refuseLate(intake.admitted);
                // It may have been known from this batch alone: the same edit over a new connection.
                take(intake.known, audience);
                yield true;
            }
            case Appended.Overtaken overtaken -> {
                takeInBefore(intake.update, overtaken.head(), audience);
                yield false;
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

    /** Why the draft cannot have an update, whoever it is from. */
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
        try {
            return text.admits(doc, update, additions) ? null : Refusal.TOO_LARGE;
        } catch (MalformedUpdateException e) {
            return Refusal.MALFORMED;
        }
    }

    private boolean isTooLarge(int more) {
        if (bytes + more > maxBytes) {
            bytes = doc.encodeStateAsUpdate().length;
        }
        return bytes + more > maxBytes;
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
     * Takes an edit that a member makes through the server.
     *
     * @throws IllegalArgumentException if the update does not fit the draft or the editor's schema
     */
    EditResult take(String member, byte[] update, Audience audience) {
        changes.clear();
        Preview preview = Preview.of(doc, update);
        Set<Long> newClients = new LinkedHashSet<>();
        if (frozen) {
            return EditResult.FROZEN;
        }
        text.rested();
        Refusal refusal = preview.isComplete() ? objection(preview, update) : Refusal.START_AFRESH;
        if (refusal == Refusal.TOO_LARGE) {
            return EditResult.TOO_LARGE;
        }
        if (refusal == Refusal.TOO_DEEP) {
            return EditResult.TOO_DEEP;
        }
        if (refusal != null || owners.claim(member, preview.newClocks().keySet(), newClients) != null) {
            throw new IllegalArgumentException("not an update that the draft can take");
        }
        preview.apply();
        if (!changes.isEmpty()) {
            byte[] change = merged();
            if (!store(change, Set.of(member), audience)) {
                owners.unclaim(member, newClients);
                return EditResult.FROZEN;
            }
            audience.hear(change, seat -> true);
        }
        return EditResult.APPLIED;
    }

    private byte[] merged() {
        return changes.size() == 1 ? changes.getFirst() : Updates.mergeUpdates(List.copyOf(changes));
    }

    /** Returns false if the draft was frozen meanwhile; this then has what the log has. */
    private boolean store(byte[] update, Set<String> members, Audience audience) {
        while (true) {
            Append append = append(members, update);
            switch (edits.append(append)) {
                case Appended.Stored ignored -> {
                    stored(append);
                    return true;
                }
                case Appended.Late ignored -> {
                    readAgain(audience);
                    return false;
                }
                case Appended.Overtaken overtaken -> takeInBefore(update, overtaken.head(), audience);
                case Appended.Failed failed -> throw failed.cause();
            }
        }
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
            text.took(entry.bytes());
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

    private void refuseLate(List<Admitted> admitted) {
        Refusal refusal = frozen ? Refusal.FROZEN : Refusal.START_AFRESH;
        for (Admitted entry : admitted) {
            Seat seat = entry.edit.seat();
            owners.unclaim(seat.participant.member(), entry.newClients);
            refuse(seat, refusal, entry.clients);
        }
    }
}
