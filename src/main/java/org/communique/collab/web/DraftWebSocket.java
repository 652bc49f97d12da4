package org.communique.collab.web;

import io.github.bucket4j.Bucket;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.Principal;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.collab.DraftAccess;
import org.communique.collab.DraftId;
import org.communique.collab.Participant;
import org.communique.collab.TokenAuthenticator;
import org.communique.collab.log.EditLog;
import org.communique.collab.protocol.InboundMessage;
import org.communique.collab.protocol.MessageEncoder;
import org.communique.collab.protocol.OutboundQueue;
import org.communique.collab.protocol.ServerMessage;
import org.communique.collab.room.ClientConnection;
import org.communique.collab.room.Room;
import org.communique.collab.room.RoomService;
import org.communique.crdt.codec.MalformedUpdateException;
import org.communique.storage.DatabaseOutage;
import org.communique.storage.Release;
import org.communique.work.TooBusyException;
import org.communique.work.WorkStoppedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.socket.CloseStatus;

/** One socket, over which a client takes part in any number of drafts. Its frames come one after the other. */
final class DraftWebSocket {

    private static final Logger log = LoggerFactory.getLogger(DraftWebSocket.class);
    private static final CloseStatus TOO_MANY = new CloseStatus(4429, "Too many connections");

    /** As Hocuspocus says it. */
    private static final CloseStatus TOO_LATE = new CloseStatus(4408, "Connection timeout");

    private static final int MOST_DRAFTS = 32;

    /** At once: as many as a socket can join, twice. */
    private static final int MOST_JOINS = 2 * MOST_DRAFTS;

    private static final int JOINS_PER_SECOND = 4;

    private final @Nullable Principal visitor;
    private final String network;
    private final boolean outdated;
    private final Release release;
    private final OutboundQueue outboundQueue;
    private final RoomService roomService;
    private final EditLog edits;
    private final ObjectProvider<TokenAuthenticator> tokens;
    private final SocketLimits limits;
    private final Set<String> owners = new HashSet<>();
    private final Map<String, Joined> joined = new HashMap<>();
    private final Bucket joins = Bucket.builder()
            .addLimit(limit -> limit.capacity(MOST_JOINS).refillGreedy(JOINS_PER_SECOND, Duration.ofSeconds(1)))
            .build();

    /** What has come of a frame; replaced rather than emptied, since it keeps the size that it has grown to. */
    private ByteArrayOutputStream parts = new ByteArrayOutputStream(0);

    /** The bytes among them that count for {@link #member}. */
    private long reserved;

    /** The first of the owners. */
    private @Nullable String member;

    private boolean hasJoined;
    private boolean ignoring;
    private boolean closed;

    private record Joined(Room room, ClientConnection connection) {}

    /**
     * @param visitor who came with a session, if anybody
     * @param network from where they came
     * @param outdated whether the client has another schema than the server
     */
    DraftWebSocket(
            @Nullable Principal visitor,
            String network,
            boolean outdated,
            Release release,
            OutboundQueue outboundQueue,
            RoomService roomService,
            EditLog edits,
            ObjectProvider<TokenAuthenticator> tokens,
            SocketLimits limits) {
        this.visitor = visitor;
        this.network = network;
        this.outdated = outdated;
        this.release = release;
        this.outboundQueue = outboundQueue;
        this.roomService = roomService;
        this.edits = edits;
        this.tokens = tokens;
        this.limits = limits;
    }

    /** It is known from the beginning whose it is, or else from a token. */
    synchronized void opened() {
        if (visitor == null) {
            limits.strangers().add(network, this).ifPresent(DraftWebSocket::cutOffSoon);
        } else {
            belongTo(visitor);
        }
    }

    private void belongTo(Principal owner) {
        String name = owner.getName();
        if (member == null) {
            member = name;
            outboundQueue.belongTo(name);
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
            InboundMessage.Addressed addressed = InboundMessage.read(bytes);
            Joined place = joined.get(addressed.document());
            if (addressed.frame() instanceof InboundMessage.Authenticate authenticate) {
                joinOrClose(addressed.document(), authenticate.token());
            } else if (place != null && place.connection.hasLeft()) {
                leave(addressed.document());
            } else if (place != null && mayStay(place, addressed.frame())) {
                handle(addressed.document(), place, addressed.frame());
            } else if (place == null && addressed.frame() instanceof InboundMessage.Edit) {
                ignoreEdit();
            }
        } catch (MalformedUpdateException e) {
            log.info("closed a socket that sent a malformed frame");
            close(CloseStatus.BAD_DATA);
        } catch (TooBusyException | WorkStoppedException e) {
            // Its drafts are stored; clients connect again after a while.
            close(CloseStatus.SERVICE_OVERLOAD);
        } catch (RuntimeException e) {
            DatabaseOutage.log(log, e, "a frame could not be handled; its client connects again");
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
        outboundQueue.close(status);
        closed();
    }

    /**
     * Everyone's rights are looked at all the time, and at once when they change. Anyone who was not looked at for too long
     * is so before what they send counts.
     */
    private boolean mayStay(Joined place, InboundMessage inboundMessage) {
        return inboundMessage instanceof InboundMessage.AwarenessUpdate
                || roomService.isCurrent(place.connection)
                || roomService.recheck(place.room, place.connection);
    }

    /** Each looks up the token and the rights, and sends the draft again. */
    private void joinOrClose(String document, String token) {
        if (joins.tryConsume(1)) {
            authenticate(document, token);
        } else {
            log.info("closed a socket that joined too often");
            close(TOO_MANY);
        }
    }

    private void authenticate(String document, String token) {
        if (outdated) {
            outboundQueue.send(MessageEncoder.denied(document, "outdated"));
            return;
        }
        Optional<Principal> principal = visitor != null
                ? Optional.of(visitor)
                : tokens.stream().findFirst().flatMap(t -> t.authenticate(token));
        Optional<DraftId> draft = draftOf(document);
        if (principal.isEmpty() || draft.isEmpty() || joined.size() >= MOST_DRAFTS) {
            outboundQueue.send(MessageEncoder.denied(document, principal.isEmpty() ? "unauthenticated" : "forbidden"));
            return;
        }
        belongTo(principal.get());
        leave(document);
        switch (roomService.accessOf(principal.get(), draft.get())) {
            case DraftAccess.None none ->
                outboundQueue.send(MessageEncoder.denied(document, none.signedOut() ? "unauthenticated" : "forbidden"));
            case DraftAccess.Reader reader -> join(draft.get(), principal.get(), reader.participant(), false);
            case DraftAccess.Writer writer -> join(draft.get(), principal.get(), writer.participant(), true);
        }
    }

    private void join(DraftId draft, Principal principal, Participant participant, boolean writer) {
        if (edits.head(draft).isEmpty()) {
            outboundQueue.send(MessageEncoder.denied(draft.value(), "forbidden"));
            return;
        }
        ClientConnection clientConnection = new ClientConnection(
                draft,
                principal,
                participant,
                roomService.colourOf(draft, participant.member()),
                writer,
                outboundQueue);
        joined.put(draft.value(), new Joined(roomService.join(clientConnection), clientConnection));
        outboundQueue.send(new MessageEncoder(draft).stateless(new ServerMessage.Running(release.version())));
        hasJoined = true;
    }

    private static Optional<DraftId> draftOf(String document) {
        try {
            return Optional.of(DraftId.of(document));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void handle(String document, Joined place, InboundMessage inboundMessage) {
        switch (inboundMessage) {
            case InboundMessage.SyncRequest request -> place.room.synchronise(place.connection, request.stateVector());
            case InboundMessage.SyncAnswer answer -> place.room.receive(place.connection, answer.update(), true);
            case InboundMessage.Edit edit -> place.room.receive(place.connection, edit.update(), false);
            case InboundMessage.AwarenessUpdate awareness ->
                place.room.updatePresence(place.connection, awareness.update());
            case InboundMessage.AwarenessQuery ignored -> place.room.answerPresence(place.connection);
            case InboundMessage.Leave ignored -> leave(document);
            case InboundMessage.Authenticate ignored -> {}
            case InboundMessage.Unused ignored -> {}
        }
    }

    private void leave(String document) {
        Joined place = joined.remove(document);
        if (place != null) {
            roomService.leave(place.room, place.connection);
        }
    }

    synchronized void ended() {
        outboundQueue.closed();
        closed();
    }

    private void closed() {
        closed = true;
        forgetParts();
        limits.strangers().remove(network, this);
        owners.forEach(owner -> limits.members().remove(owner, this));
        joined.values().forEach(place -> roomService.leave(place.room, place.connection));
        joined.clear();
    }
}
