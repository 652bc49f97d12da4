package org.communique.collab.room;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.security.Principal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.communique.collab.DraftAuthor;
import org.communique.collab.DraftId;
import org.communique.collab.DraftRights;
import org.communique.collab.EditCredits;
import org.communique.collab.log.DraftHead;
import org.communique.collab.log.DraftHistory;
import org.communique.collab.log.DraftRevision;
import org.communique.collab.log.EditLog;
import org.communique.collab.log.StoredDraft;
import org.communique.collab.schema.DraftSchema;
import org.communique.collab.schema.DraftSize;
import org.communique.crdt.Updates;
import org.communique.crdt.YDoc;
import org.communique.crdt.preview.UpdatePreview;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The live drafts of statements. Callers have checked rights. */
@Component
public class CollaborationService {

    private final EditLog edits;
    private final ClientOwnershipStore clientOwnershipStore;
    private final MemberColours memberColours;
    private final RoomService roomService;
    private final DraftHistory history;
    private final ObjectProvider<NodeRegistry> nodes;
    private final ObjectProvider<DraftRights> rights;
    private final ObjectProvider<EditCredits> credits;

    protected CollaborationService(
            EditLog edits,
            ClientOwnershipStore clientOwnershipStore,
            MemberColours memberColours,
            RoomService roomService,
            DraftHistory history,
            ObjectProvider<NodeRegistry> nodes,
            ObjectProvider<DraftRights> rights,
            ObjectProvider<EditCredits> credits) {
        this.nodes = nodes;
        this.history = history;
        this.edits = edits;
        this.clientOwnershipStore = clientOwnershipStore;
        this.memberColours = memberColours;
        this.roomService = roomService;
        this.rights = rights;
        this.credits = credits;
    }

    /**
     * Makes an empty draft, or one that begins with an update; an existing draft is left as it is.
     *
     * @throws IllegalArgumentException if the update holds what the editor's schema does not allow, or see {@link #beginWith}
     * @throws org.communique.crdt.codec.MalformedUpdateException if it is no update
     */
    public void create(DraftId draft, byte[] update, String member) {
        var updatePreview = UpdatePreview.of(new YDoc(), update);
        if (!updatePreview.isComplete()
                || !DraftSchema.allows(updatePreview.additions())
                || beginWith(update) != EditResult.APPLIED) {
            throw new IllegalArgumentException("not an update that a draft can begin with");
        }
        boolean empty = updatePreview.isKnown();
        if (!empty && edits.head(draft).isEmpty()) {
            clientOwnershipStore.take(draft, updatePreview.newClocks().keySet(), member, true);
        }
        edits.create(draft, empty ? null : update, member);
    }

    /** Whether a draft can begin with an update, or is too large or too deep. */
    public EditResult beginWith(byte[] update) {
        var updatePreview = UpdatePreview.of(new YDoc(), update);
        if (DraftSchema.isTooDeep(updatePreview.additions())) {
            return EditResult.TOO_DEEP;
        }
        return DraftSize.of(updatePreview).isWithin(DraftSize.MOST) && !DraftSchema.isTooWide(updatePreview)
                ? EditResult.APPLIED
                : EditResult.TOO_LARGE;
    }

    /** A copy of the draft as it is now. */
    public YDoc read(DraftId draft) {
        return edits.read(draft).map(StoredDraft::doc).orElseThrow(() -> new IllegalArgumentException("no such draft"));
    }

    /** The draft as it is now, with the number of its last edit. */
    public DraftState current(DraftId draft) {
        return edits.read(draft)
                .map(stored -> new DraftState(stored.doc().encodeStateAsUpdate(), stored.seq()))
                .orElseThrow(() -> new IllegalArgumentException("no such draft"));
    }

    /** The number of the draft's last edit. */
    public long revision(DraftId draft) {
        return edits.head(draft).map(DraftHead::seq).orElseThrow(() -> new IllegalArgumentException("no such draft"));
    }

    /** As {@link #revision}, of those of these drafts that there are. */
    public Map<DraftId, Long> revisions(Collection<DraftId> drafts) {
        return edits.revisions(drafts);
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
        return roomService.edit(draft, member, update, OptionalLong.empty());
    }

    /**
     * As {@link #apply}, if the draft's last edit is still the one with this number.
     *
     * @return {@link EditResult#OVERTAKEN} if it is not
     */
    public EditResult applyAfter(DraftId draft, long seq, String member, byte[] update) {
        return roomService.edit(draft, member, update, OptionalLong.of(seq));
    }

    /** A new Yjs client id with which no one but the server writes in the draft, for this member. */
    public long keepClient(DraftId draft, String member) {
        return clientOwnershipStore.keep(draft, member);
    }

    /** Whether an edit that a member made through the server with a client id kept for it is in the draft. */
    public boolean hasEdit(DraftId draft, String member, byte[] state, long client) {
        return Updates.clockRanges(state).containsKey(client) && clientOwnershipStore.wroteKept(draft, client, member);
    }

    /**
     * After it returns no edit is accepted until {@link #reopen}. Freezing twice is harmless.
     *
     * @return the epoch that ended, by which to open the draft again
     */
    public long freeze(DraftId draft) {
        roomService.find(draft).ifPresent(Room::drain);
        var before = edits.freeze(draft);
        if (!before.frozen()) {
            roomService.find(draft).ifPresent(Room::follow);
            history.storeFrozen(draft);
        }
        return before.epoch();
    }

    /**
     * Lets the draft be edited again; its text is kept, and edits from before that come late are refused. Does nothing
     * if the draft was frozen again since the epoch ended, so that anyone who is late opens no one else's freeze.
     */
    public void reopen(DraftId draft, long epoch) {
        if (edits.reopen(draft, epoch)) {
            roomService.find(draft).ifPresent(Room::follow);
        }
    }

    /**
     * Lets a draft be edited again if it has been frozen since before a moment.
     *
     * @return the epoch that the draft is in now, if there is one
     */
    public OptionalLong reopenIfFrozenBefore(DraftId draft, Instant moment) {
        if (edits.reopenIfFrozenBefore(draft, moment)) {
            roomService.find(draft).ifPresent(Room::follow);
        }
        return edits.head(draft).stream().mapToLong(DraftHead::epoch).findFirst();
    }

    public boolean isFrozen(DraftId draft) {
        return edits.head(draft).filter(DraftHead::frozen).isPresent();
    }

    /**
     * A member has replaced the present text by an older one, which the others are told at once.
     *
     * @param from when it was the text
     * @param before the number of the last edit before it was put there, by which to bring back what was there
     */
    public void restored(DraftId draft, String member, Instant from, long before) {
        var restored = new RestoredRevision(member, from, before);
        roomService.broadcastRestored(draft, restored);
        nodes.ifAvailable(others -> others.restored(draft, restored));
    }

    /** Ids of the members with an edit in the draft. */
    public Set<String> contributors(DraftId draft) {
        return clientOwnershipStore.members(draft);
    }

    /** Who wrote what: the owner of every client id with an edit in the draft, since it was created. */
    public List<DraftAuthor> authors(DraftId draft) {
        var clients = clientOwnershipStore.clients(draft);
        var names = namesOf(clients.keySet());
        var credited = new HashMap<Long, String>();
        credits.stream().forEach(source -> credited.putAll(source.of(draft)));
        return clients.entrySet().stream()
                .flatMap(owned -> authors(draft, owned.getKey(), names, owned.getValue(), credited))
                .toList();
    }

    /** The member, and the member for each of those for whom they made edits. */
    private Stream<DraftAuthor> authors(
            DraftId draft, String member, Map<String, String> names, List<Long> clients, Map<Long, String> credited) {
        var name = names.getOrDefault(member, "");
        var colour = colourOf(draft, member);
        return clients.stream()
                .collect(groupingBy(client -> credited.getOrDefault(client, ""), LinkedHashMap::new, toList()))
                .entrySet()
                .stream()
                .map(group -> group.getKey().isEmpty()
                        ? new DraftAuthor(member, name, colour, group.getValue())
                        : new DraftAuthor(
                                member + "/" + group.getKey(),
                                "%s (%s)".formatted(group.getKey(), name),
                                colour,
                                group.getValue()));
    }

    /** The member's colour in the draft, as #rrggbb. */
    public String colourOf(DraftId draft, String member) {
        return memberColours.of(draft, member);
    }

    public Map<String, String> namesOf(Set<String> members) {
        DraftRights people = rights.getIfAvailable();
        return people == null ? Map.of() : people.namesOf(members);
    }

    /** The revisions that {@link #stateAt} can bring back, the first first. */
    public List<DraftRevision> revisions(DraftId draft) {
        return history.revisions(draft);
    }

    /** The draft as it was after the edit with this number, as an update in format V2 for an empty document. */
    public Optional<byte[]> stateAt(DraftId draft, long seq) {
        return history.stateAt(draft, seq);
    }

    /** Keeps the draft as it was after the edit with this number, as a file was made of that: {@link #stateAt} brings it back. */
    public void keepExported(DraftId draft, long seq) {
        history.storeExported(draft, seq);
    }

    /** Ends the connections of a member who may no longer take part, at once and on every node. */
    public void disconnect(String member) {
        roomService.disconnect(member);
        nodes.ifAvailable(others -> others.revoke(member));
    }

    /** Ends the connections of those whose sign-in has ended: at once here, and on other nodes when they look at rights again. */
    public void disconnectSignedOut(Predicate<Principal> whom) {
        roomService.disconnectSignedOut(whom);
    }

    /** Looks at the rights of everyone in the draft again. */
    public void recheck(DraftId draft) {
        roomService.find(draft).ifPresent(roomService::recheck);
    }
}
