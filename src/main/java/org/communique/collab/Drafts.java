package org.communique.collab;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.communique.crdt.Preview;
import org.communique.crdt.YDoc;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The live drafts of statements. Callers have checked rights. */
@Component
public class Drafts {

    private final EditLog edits;
    private final Writers writers;
    private final Colours colours;
    private final Rooms rooms;
    private final DraftHistory history;
    private final ObjectProvider<Nodes> nodes;
    private final ObjectProvider<DraftRights> rights;

    protected Drafts(
            EditLog edits,
            Writers writers,
            Colours colours,
            Rooms rooms,
            DraftHistory history,
            ObjectProvider<Nodes> nodes,
            ObjectProvider<DraftRights> rights) {
        this.nodes = nodes;
        this.history = history;
        this.edits = edits;
        this.writers = writers;
        this.colours = colours;
        this.rooms = rooms;
        this.rights = rights;
    }

    /**
     * Makes an empty draft, or one that begins with an update; an existing draft is left as it is.
     *
     * @throws IllegalArgumentException if the update holds what the editor's schema does not allow, or see {@link #beginWith}
     * @throws org.communique.crdt.MalformedUpdateException if it is no update
     */
    public void create(DraftId draft, byte[] update, String member) {
        var preview = Preview.of(new YDoc(), update);
        if (!preview.isComplete()
                || !DraftSchema.allows(preview.additions())
                || beginWith(update) != EditResult.APPLIED) {
            throw new IllegalArgumentException("not an update that a draft can begin with");
        }
        boolean empty = preview.isKnown();
        if (!empty && edits.head(draft).isEmpty()) {
            preview.newClocks().keySet().forEach(client -> writers.claim(draft, client, member));
        }
        edits.create(draft, empty ? null : update, member);
    }

    /** Whether a draft can begin with an update, or is too large or too deep. */
    public EditResult beginWith(byte[] update) {
        var preview = Preview.of(new YDoc(), update);
        if (DraftSchema.isTooDeep(preview.additions())) {
            return EditResult.TOO_DEEP;
        }
        return DraftSize.of(preview).isWithin(DraftSize.MOST) && !DraftSchema.isTooWide(preview)
                ? EditResult.APPLIED
                : EditResult.TOO_LARGE;
    }

    /** A copy of the draft as it is now. */
    public YDoc read(DraftId draft) {
        return edits.read(draft).map(StoredDraft::doc).orElseThrow(() -> new IllegalArgumentException("no such draft"));
    }

    /** The draft's whole state as one update. */
    public byte[] state(DraftId draft) {
        return read(draft).encodeStateAsUpdate();
    }

    /**
     * Adds an edit that a member makes through the server.
     *
     * @throws IllegalArgumentException if the update does not fit the draft or the editor's schema
     */
    public EditResult apply(DraftId draft, String member, byte[] update) {
        return rooms.edit(draft, member, update);
    }

    /**
     * After it returns no edit is accepted until {@link #reopen}. Freezing twice is harmless.
     *
     * @return the epoch that ended, by which to open the draft again
     */
    public long freeze(DraftId draft) {
        rooms.find(draft).ifPresent(Room::flush);
        var before = edits.freeze(draft);
        if (!before.frozen()) {
            rooms.find(draft).ifPresent(Room::follow);
            history.keepFrozen(draft);
        }
        return before.epoch();
    }

    /**
     * Lets the draft be edited again; its text is kept, and edits from before that come late are refused. Does nothing
     * if the draft was frozen again since the epoch ended, so that whoever is late opens nobody else's freeze.
     */
    public void reopen(DraftId draft, long epoch) {
        if (edits.reopen(draft, epoch)) {
            rooms.find(draft).ifPresent(Room::follow);
        }
    }

    /**
     * Lets a draft be edited again if it has been frozen since before a moment.
     *
     * @return the epoch that the draft is in now, if there is one
     */
    public OptionalLong reopenIfFrozenBefore(DraftId draft, Instant moment) {
        if (edits.reopenIfFrozenBefore(draft, moment)) {
            rooms.find(draft).ifPresent(Room::follow);
        }
        return edits.head(draft).stream().mapToLong(DraftHead::epoch).findFirst();
    }

    public boolean isFrozen(DraftId draft) {
        return edits.head(draft).filter(DraftHead::frozen).isPresent();
    }

    /**
     * A member has put an older text in the place of the present one, which the others are told at once.
     *
     * @param from when it was the text
     * @param before the number of the last edit before it was put there, by which to bring back what was there
     */
    public void restored(DraftId draft, String member, Instant from, long before) {
        var restored = new RestoredText(member, from, before);
        rooms.tellOthers(draft, restored);
        nodes.ifAvailable(others -> others.restored(draft, restored));
    }

    /** Ids of the members with an edit in the draft. */
    public Set<String> contributors(DraftId draft) {
        return writers.members(draft);
    }

    /** Who wrote what: the owner of every client id with an edit in the draft, since it was created. */
    public List<Author> authors(DraftId draft) {
        var clients = writers.clients(draft);
        var names = namesOf(clients.keySet());
        return clients.entrySet().stream()
                .map(e -> new Author(
                        e.getKey(), names.getOrDefault(e.getKey(), ""), colourOf(draft, e.getKey()), e.getValue()))
                .toList();
    }

    /** The member's colour in the draft, as #rrggbb. */
    public String colourOf(DraftId draft, String member) {
        return colours.of(draft, member);
    }

    Map<String, String> namesOf(Set<String> members) {
        DraftRights people = rights.getIfAvailable();
        return people == null ? Map.of() : people.namesOf(members);
    }

    /** The moments that {@link #stateAt} can bring back, the first first. */
    public List<Moment> moments(DraftId draft) {
        return history.moments(draft);
    }

    /** The draft as it was after the edit with this number, as an update in format V2 for an empty document. */
    public Optional<byte[]> stateAt(DraftId draft, long seq) {
        return history.stateAt(draft, seq);
    }

    /** Ends the connections of a member who may no longer take part, at once and on every node. */
    public void disconnect(String member) {
        rooms.disconnect(member);
        nodes.ifAvailable(others -> others.revoke(member));
    }

    /** Looks at the rights of everybody in the draft again. */
    public void recheck(DraftId draft) {
        rooms.find(draft).ifPresent(rooms::recheck);
    }
}
