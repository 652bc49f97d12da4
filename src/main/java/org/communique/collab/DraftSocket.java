package org.communique.collab;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.Principal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.crdt.MalformedUpdateException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.socket.CloseStatus;

/** One socket, over which a client takes part in any number of drafts. Its frames come one after the other. */
final class DraftSocket {

    private static final Logger log = LoggerFactory.getLogger(DraftSocket.class);
    private static final CloseStatus TOO_MANY = new CloseStatus(4429, "Too many connections");
    private static final int MOST_DRAFTS = 32;

    private final @Nullable Principal visitor;
    private final boolean outdated;
    private final Outbox outbox;
    private final Runnable welcome;
    private final long maxFrame;
    private final Rooms rooms;
    private final EditLog edits;
    private final ObjectProvider<TokenAuthentication> tokens;
    private final MemberSockets members;
    private final Set<String> owners = new HashSet<>();
    private final Map<String, Joined> joined = new HashMap<>();

    /** What has come of a frame; replaced rather than emptied, since it keeps the size that it has grown to. */
    private ByteArrayOutputStream parts = new ByteArrayOutputStream(0);

    private boolean ignoring;
    private boolean closed;

    private record Joined(Room room, Seat seat) {}

    /**
     * @param visitor who came with a session, if anybody
     * @param outdated whether the client has another schema than the server
     * @param welcome called when a draft has been joined
     */
    DraftSocket(
            @Nullable Principal visitor,
            boolean outdated,
            Outbox outbox,
            Runnable welcome,
            long maxFrame,
            Rooms rooms,
            EditLog edits,
            ObjectProvider<TokenAuthentication> tokens,
            MemberSockets members) {
        this.visitor = visitor;
        this.outdated = outdated;
        this.outbox = outbox;
        this.welcome = welcome;
        this.maxFrame = maxFrame;
        this.rooms = rooms;
        this.edits = edits;
        this.tokens = tokens;
        this.members = members;
    }

    /** It is known from the beginning whose it is, or else from a token. */
    synchronized void opened() {
        if (visitor != null) {
            belongTo(visitor);
        }
    }

    private void belongTo(Principal owner) {
        if (owners.add(owner.getName())) {
            members.add(owner.getName(), this);
        }
    }

    /** The member has opened too many others since. */
    synchronized void cutOff() {
        close(TOO_MANY);
    }

    synchronized void receive(ByteBuffer part, boolean last) {
        if (closed) {
            return;
        }
        if (parts.size() + part.remaining() > maxFrame) {
            log.info("closed a socket that sent too large a frame");
            close(CloseStatus.TOO_BIG_TO_PROCESS);
            return;
        }
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        if (last && parts.size() == 0) {
            receive(bytes);
            return;
        }
        parts.writeBytes(bytes);
        if (last) {
            byte[] frame = parts.toByteArray();
            parts = new ByteArrayOutputStream(0);
            receive(frame);
        }
    }

    private void receive(byte[] bytes) {
        try {
            Frame.Addressed addressed = Frame.read(bytes);
            Joined place = joined.get(addressed.document());
            if (addressed.frame() instanceof Frame.Authenticate authenticate) {
                authenticate(addressed.document(), authenticate.token());
            } else if (place != null && place.seat.hasLeft()) {
                leave(addressed.document());
            } else if (place != null && mayStay(place, addressed.frame())) {
                handle(addressed.document(), place, addressed.frame());
            } else if (place == null && addressed.frame() instanceof Frame.Edit) {
                ignoreEdit();
            }
        } catch (MalformedUpdateException e) {
            log.info("closed a socket that sent a malformed frame");
            close(CloseStatus.BAD_DATA);
        } catch (RuntimeException e) {
            log.error("a frame could not be handled", e);
            close(CloseStatus.SERVER_ERROR);
        }
    }

    /** A provider may send an edit before its token; the handshake brings it again. Until then nothing counts. */
    private void ignoreEdit() {
        if (!ignoring) {
            ignoring = true;
            log.info("ignored edits of a draft that the socket has not joined");
        }
    }

    /** Nothing more is heard from the client. */
    private void close(CloseStatus status) {
        outbox.close(status);
        closed();
    }

    /**
     * Everybody's rights are looked at all the time, and at once when they change. Whoever was not looked at for too long
     * is so before what they send counts.
     */
    private boolean mayStay(Joined place, Frame frame) {
        return frame instanceof Frame.AwarenessUpdate
                || rooms.isCurrent(place.seat)
                || rooms.recheck(place.room, place.seat);
    }

    private void authenticate(String document, String token) {
        if (outdated) {
            outbox.send(Reply.denied(document, "outdated"));
            return;
        }
        Optional<Principal> principal = visitor != null
                ? Optional.of(visitor)
                : tokens.stream().findFirst().flatMap(t -> t.authenticate(token));
        Optional<DraftId> draft = draftOf(document);
        if (principal.isEmpty() || draft.isEmpty() || joined.size() >= MOST_DRAFTS) {
            outbox.send(Reply.denied(document, principal.isEmpty() ? "unauthenticated" : "forbidden"));
            return;
        }
        belongTo(principal.get());
        leave(document);
        switch (rooms.accessOf(principal.get(), draft.get())) {
            case Access.None ignored -> outbox.send(Reply.denied(document, "forbidden"));
            case Access.Reader reader -> join(draft.get(), principal.get(), reader.participant(), false);
            case Access.Writer writer -> join(draft.get(), principal.get(), writer.participant(), true);
        }
    }

    private void join(DraftId draft, Principal principal, Participant participant, boolean writer) {
        if (edits.head(draft).isEmpty()) {
            outbox.send(Reply.denied(draft.value(), "forbidden"));
            return;
        }
        Seat seat =
                new Seat(draft, principal, participant, rooms.colourOf(draft, participant.member()), writer, outbox);
        joined.put(draft.value(), new Joined(rooms.join(seat), seat));
        welcome.run();
    }

    private static Optional<DraftId> draftOf(String document) {
        try {
            return Optional.of(DraftId.of(document));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void handle(String document, Joined place, Frame frame) {
        switch (frame) {
            case Frame.SyncRequest request -> place.room.synchronise(place.seat, request.stateVector());
            case Frame.SyncAnswer answer -> place.room.edit(new QueuedEdit(place.seat, answer.update(), true));
            case Frame.Edit edit -> place.room.edit(new QueuedEdit(place.seat, edit.update(), false));
            case Frame.AwarenessUpdate awareness -> place.room.updatePresence(place.seat, awareness.update());
            case Frame.AwarenessQuery ignored -> place.room.answerPresence(place.seat);
            case Frame.Leave ignored -> leave(document);
            case Frame.Authenticate ignored -> {}
            case Frame.Unused ignored -> {}
        }
    }

    private void leave(String document) {
        Joined place = joined.remove(document);
        if (place != null) {
            rooms.leave(place.room, place.seat);
        }
    }

    synchronized void closed() {
        closed = true;
        owners.forEach(owner -> members.remove(owner, this));
        joined.values().forEach(place -> rooms.leave(place.room, place.seat));
        joined.clear();
    }
}
