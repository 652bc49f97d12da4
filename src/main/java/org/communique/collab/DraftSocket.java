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
import org.communique.storage.Outage;
import org.communique.work.TooBusyException;
import org.communique.work.WorkStoppedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.socket.CloseStatus;

/** One socket, over which a client takes part in any number of drafts. Its frames come one after the other. */
final class DraftSocket {

    private static final Logger log = LoggerFactory.getLogger(DraftSocket.class);
    private static final CloseStatus TOO_MANY = new CloseStatus(4429, "Too many connections");

    /** As Hocuspocus says it. */
    private static final CloseStatus TOO_LATE = new CloseStatus(4408, "Connection timeout");

    private static final int MOST_DRAFTS = 32;

    private final @Nullable Principal visitor;
    private final String network;
    private final boolean outdated;
    private final Outbox outbox;
    private final Rooms rooms;
    private final EditLog edits;
    private final ObjectProvider<TokenAuthentication> tokens;
    private final SocketLimits limits;
    private final Set<String> owners = new HashSet<>();
    private final Map<String, Joined> joined = new HashMap<>();

    /** What has come of a frame; replaced rather than emptied, since it keeps the size that it has grown to. */
    private ByteArrayOutputStream parts = new ByteArrayOutputStream(0);

    /** The bytes among them that count for {@link #member}. */
    private long reserved;

    /** The first of the owners. */
    private @Nullable String member;

    private boolean hasJoined;
    private boolean ignoring;
    private boolean closed;

    private record Joined(Room room, Seat seat) {}

    /**
     * @param visitor who came with a session, if anybody
     * @param network from where they came
     * @param outdated whether the client has another schema than the server
     */
    DraftSocket(
            @Nullable Principal visitor,
            String network,
            boolean outdated,
            Outbox outbox,
            Rooms rooms,
            EditLog edits,
            ObjectProvider<TokenAuthentication> tokens,
            SocketLimits limits) {
        this.visitor = visitor;
        this.network = network;
        this.outdated = outdated;
        this.outbox = outbox;
        this.rooms = rooms;
        this.edits = edits;
        this.tokens = tokens;
        this.limits = limits;
    }

    /** It is known from the beginning whose it is, or else from a token. */
    synchronized void opened() {
        if (visitor == null) {
            limits.strangers().add(network, this).ifPresent(DraftSocket::cutOffSoon);
        } else {
            belongTo(visitor);
        }
    }

    private void belongTo(Principal owner) {
        String name = owner.getName();
        if (member == null) {
            member = name;
            outbox.belongTo(name);
            limits.strangers().remove(network, this);
        }
        if (owners.add(name)) {
            limits.members().add(name, this).ifPresent(oldest -> {
                log.info("closed a socket of member {}: too many", name);
                oldest.cutOffSoon();
            });
        }
    }

    /** Not at once, since the newer socket is locked. */
    private void cutOffSoon() {
        Thread.startVirtualThread(this::cutOff);
    }

    private synchronized void cutOff() {
        close(TOO_MANY);
    }

    /** The time to join a draft is over. */
    synchronized void endJoining() {
        if (!hasJoined && !closed) {
            close(TOO_LATE);
        }
    }

    synchronized void receive(ByteBuffer part, boolean last) {
        if (closed) {
            return;
        }
        int length = part.remaining();
        if (parts.size() + length > (member == null ? SocketLimits.MAX_STRANGERS_FRAME : limits.maxFrame())) {
            log.info("closed a socket that sent too large a frame");
            close(CloseStatus.TOO_BIG_TO_PROCESS);
            return;
        }
        if (last && parts.size() == 0) {
            receive(read(part));
            return;
        }
        if (member != null) {
            if (!limits.frames().reserve(member, length)) {
                log.info("closed a socket of member {}: too much of unfinished frames", member);
                close(CloseStatus.SERVICE_OVERLOAD);
                return;
            }
            reserved += length;
        }
        parts.writeBytes(read(part));
        if (last) {
            byte[] frame = parts.toByteArray();
            forgetParts();
            receive(frame);
        }
    }

    private static byte[] read(ByteBuffer part) {
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        return bytes;
    }

    private void forgetParts() {
        parts = new ByteArrayOutputStream(0);
        if (member != null && reserved > 0) {
            limits.frames().release(member, reserved);
            reserved = 0;
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
        } catch (TooBusyException | WorkStoppedException e) {
            // Its drafts are stored; clients connect again after a while.
            close(CloseStatus.SERVICE_OVERLOAD);
        } catch (RuntimeException e) {
            Outage.log(log, e, "a frame could not be handled; its client connects again");
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
        hasJoined = true;
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

    synchronized void ended() {
        outbox.closed();
        closed();
    }

    private void closed() {
        closed = true;
        forgetParts();
        limits.strangers().remove(network, this);
        owners.forEach(owner -> limits.members().remove(owner, this));
        joined.values().forEach(place -> rooms.leave(place.room, place.seat));
        joined.clear();
    }
}
