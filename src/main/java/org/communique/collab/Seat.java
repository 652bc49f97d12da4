package org.communique.collab;

import java.security.Principal;
import org.springframework.web.socket.CloseStatus;

/** One client's part in one draft. */
final class Seat {

    final DraftId draft;
    final Principal principal;
    final Participant participant;
    final String colour;
    final Reply reply;
    private final Outbox outbox;
    private volatile boolean writer;
    private volatile boolean left;
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
        if (!left) {
            outbox.send(message);
        }
    }

    void refuse(Refusal refusal) {
        send(reply.stored(false));
        send(reply.stateless(refusal.message()));
        if (refusal.isLeaving()) {
            send(reply.close(refusal.code()));
            left = true;
        }
    }

    /** Ends the whole connection. */
    void disconnect(CloseStatus status) {
        left = true;
        outbox.close(status);
    }
}
