package org.communique.collab.room;

import java.security.Principal;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.communique.collab.DraftId;
import org.communique.collab.Participant;
import org.communique.collab.protocol.MessageEncoder;
import org.communique.collab.protocol.OutboundMessage;
import org.communique.collab.protocol.OutboundQueue;
import org.communique.collab.protocol.RefusalReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;

/** One client's part in one draft. */
public final class ClientConnection extends EditSource {

    private static final Logger log = LoggerFactory.getLogger(ClientConnection.class);

    final DraftId draft;
    final Principal principal;
    final Participant participant;
    final String colour;
    final MessageEncoder reply;
    final long since = System.nanoTime();

    /** For which it has said where they are. */
    final Set<Long> clients = new HashSet<>();

    /** How many client ids it has said to be its own that are others'. */
    int wrongClients;

    private final OutboundQueue outboundQueue;
    private volatile boolean writer;
    private volatile boolean left;
    private boolean irregular;
    private boolean refused;
    private volatile long checkedAt = System.nanoTime();

    public ClientConnection(
            DraftId draft,
            Principal principal,
            Participant participant,
            String colour,
            boolean writer,
            OutboundQueue outboundQueue) {
        this.draft = draft;
        this.principal = principal;
        this.participant = participant;
        this.colour = colour;
        this.writer = writer;
        this.outboundQueue = outboundQueue;
        this.reply = new MessageEncoder(draft);
    }

    @Override
    String member() {
        return participant.member();
    }

    @Override
    boolean isWriter() {
        return writer;
    }

    void setWriter(boolean writer) {
        this.writer = writer;
    }

    /** The rights of anyone who sits here were looked at. */
    void checked(long nanoTime) {
        checkedAt = nanoTime;
    }

    long checkedAt() {
        return checkedAt;
    }

    /** Out of the room, at its own wish or not. */
    @Override
    public boolean hasLeft() {
        return left;
    }

    void leave() {
        left = true;
    }

    void send(byte[] message) {
        send(new OutboundMessage(message));
    }

    /** Sends what may be for others, too. */
    void send(OutboundMessage outboundMessage) {
        if (!left) {
            outboundQueue.send(outboundMessage);
        }
    }

    /** Sends what is made for this client alone, in its turn. */
    void answer(Supplier<byte[]> message) {
        outboundQueue.answer(draft, () -> left ? null : message.get());
    }

    @Override
    void deliver(EditReply editReply) {
        switch (editReply) {
            case EditReply.Stored ignored -> send(reply.stored(true));
            case EditReply.Refused refused -> refuseEdit(refused.reason());
            case EditReply.Late late -> refuseEdit(late.reason());
            case EditReply.Overtaken ignored ->
                throw new IllegalStateException("an edit of a client may follow any other");
            case EditReply.SyncRequest request -> send(reply.syncRequest(request.stateVector()));
        }
    }

    private void refuseEdit(RefusalReason refusalReason) {
        if (!refused) {
            refused = true;
            log.info("refused an edit of draft {} by member {}: {}", draft.value(), member(), refusalReason.code());
        }
        refuse(refusalReason);
    }

    void refuse(RefusalReason refusalReason) {
        send(reply.stored(false));
        send(reply.stateless(refusalReason.message()));
        if (refusalReason.isLeaving()) {
            send(reply.close(refusalReason.code()));
            left = true;
        }
    }

    /** Takes note that what the client says of itself is not all understood; returns whether that is news. */
    boolean isIrregular() {
        boolean before = irregular;
        irregular = true;
        return !before;
    }

    /** Ends the whole connection. */
    void disconnect(CloseStatus status) {
        left = true;
        outboundQueue.close(status);
    }
}
