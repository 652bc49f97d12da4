package org.communique.collab;

import java.security.Principal;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.web.socket.CloseStatus;

/** One client's part in one draft. */
final class Seat {

    final DraftId draft;
    final Principal principal;
    final Participant participant;
    final String colour;
    final Reply reply;
    final long since = System.nanoTime();

    /** For which it has said where they are. */
    final Set<Long> clients = new HashSet<>();

    private final Outbox outbox;
    private volatile boolean writer;
    private volatile boolean left;
    private boolean irregular;
    private boolean refused;
    private volatile long checkedAt = System.nanoTime();

    Seat(DraftId draft, Principal principal, Participant participant, String colour, boolean writer, Outbox outbox) {
        this.draft = draft;
        this.principal = principal;
        this.participant = participant;
        this.colour = colour;
        this.writer = writer;
        this.outbox = outbox;
        this.reply = new Reply(draft);
    }

    boolean isWriter() {
        return writer;
    }

    void setWriter(boolean writer) {
        this.writer = writer;
    }

    /** The rights of whoever sits here were looked at. */
    void checked(long nanoTime) {
        checkedAt = nanoTime;
    }

    long checkedAt() {
        return checkedAt;
    }

    /** Out of the room, at its own wish or not. */
    boolean hasLeft() {
        return left;
    }

    void leave() {
        left = true;
    }

    void send(byte[] message) {
        send(new Message(message));
    }

    /** Sends what may be for others, too. */
    void send(Message message) {
        if (!left) {
            outbox.send(message);
        }
    }

    /** Sends what is made for this client alone, in its turn. */
    void answer(Supplier<byte[]> message) {
        outbox.answer(draft, () -> left ? null : message.get());
    }

    void refuse(Refusal refusal) {
        send(reply.stored(false));
        send(reply.stateless(refusal.message()));
        if (refusal.isLeaving()) {
            send(reply.close(refusal.code()));
            left = true;
        }
    }

    /** Takes note that what the client says of itself is not all understood; returns whether that is news. */
    boolean isIrregular() {
        boolean before = irregular;
        irregular = true;
        return !before;
    }

    /** Takes note that an edit was refused; returns whether that is news. */
    boolean isFirstRefusal() {
        boolean before = refused;
        refused = true;
        return !before;
    }

    /** Ends the whole connection. */
    void disconnect(CloseStatus status) {
        left = true;
        outbox.close(status);
    }
}
