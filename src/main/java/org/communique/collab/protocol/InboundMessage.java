package org.communique.collab.protocol;

import org.communique.crdt.codec.ByteReader;
import org.communique.crdt.codec.MalformedUpdateException;

/** A message from a client of the Hocuspocus protocol, version 3.4. */
public sealed interface InboundMessage {

    record Authenticate(String token) implements InboundMessage {}

    /** Asks for what the client lacks, given its state vector. */
    record SyncRequest(byte[] stateVector) implements InboundMessage {}

    /** Brings what the server lacks. */
    record SyncAnswer(byte[] update) implements InboundMessage {}

    record Edit(byte[] update) implements InboundMessage {}

    record AwarenessUpdate(byte[] update) implements InboundMessage {}

    record AwarenessQuery() implements InboundMessage {}

    record Leave() implements InboundMessage {}

    /** Messages that mean nothing here. */
    record Unused() implements InboundMessage {}

    /** A frame with the name of its document. */
    record Addressed(String document, InboundMessage frame) {}

    static Addressed read(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        String document = in.readVarString();
        int type = readType(in);
        InboundMessage inboundMessage = switch (type) {
            case MessageType.SYNC, MessageType.SYNC_REPLY -> readSync(in);
            case MessageType.AWARENESS -> new AwarenessUpdate(in.readVarBytes());
            case MessageType.AUTH -> readAuthentication(in);
            case MessageType.QUERY_AWARENESS -> new AwarenessQuery();
            case MessageType.CLOSE -> new Leave();
            case MessageType.STATELESS, MessageType.BROADCAST_STATELESS -> new Unused();
            default -> throw new MalformedUpdateException("unknown message " + type);
        };
        return new Addressed(document, inboundMessage);
    }

    private static InboundMessage readSync(ByteReader in) {
        int type = readType(in);
        byte[] payload = in.readVarBytes();
        return switch (type) {
            case MessageType.SYNC_STEP_1 -> new SyncRequest(payload);
            case MessageType.SYNC_STEP_2 -> new SyncAnswer(payload);
            case MessageType.SYNC_UPDATE -> new Edit(payload);
            default -> throw new MalformedUpdateException("unknown sync message " + type);
        };
    }

    private static int readType(ByteReader in) {
        return (int) Math.min(in.readVarUint(), Integer.MAX_VALUE);
    }

    private static InboundMessage readAuthentication(ByteReader in) {
        return in.readVarUint() == MessageType.AUTH_TOKEN ? new Authenticate(in.readVarString()) : new Unused();
    }
}
