package org.communique.collab;

import org.communique.crdt.ByteReader;
import org.communique.crdt.MalformedUpdateException;

/** A message from a client of the Hocuspocus protocol, version 3.4. */
sealed interface Frame {

    record Authenticate(String token) implements Frame {}

    /** Asks for what the client lacks, given its state vector. */
    record SyncRequest(byte[] stateVector) implements Frame {}

    /** Brings what the server lacks. */
    record SyncAnswer(byte[] update) implements Frame {}

    record Edit(byte[] update) implements Frame {}

    record AwarenessUpdate(byte[] update) implements Frame {}

    record AwarenessQuery() implements Frame {}

    record Leave() implements Frame {}

    /** Messages that mean nothing here. */
    record Unused() implements Frame {}

    /** A frame with the name of its document. */
    record Addressed(String document, Frame frame) {}

    static Addressed read(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        String document = in.readVarString();
        int type = readType(in);
        Frame frame = switch (type) {
            case MessageType.SYNC, MessageType.SYNC_REPLY -> readSync(in);
            case MessageType.AWARENESS -> new AwarenessUpdate(in.readVarBytes());
            case MessageType.AUTH -> readAuthentication(in);
            case MessageType.QUERY_AWARENESS -> new AwarenessQuery();
            case MessageType.CLOSE -> new Leave();
            case MessageType.STATELESS, MessageType.BROADCAST_STATELESS -> new Unused();
            default -> throw new MalformedUpdateException("unknown message " + type);
        };
        return new Addressed(document, frame);
    }

    private static Frame readSync(ByteReader in) {
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

    private static Frame readAuthentication(ByteReader in) {
        return in.readVarUint() == MessageType.AUTH_TOKEN ? new Authenticate(in.readVarString()) : new Unused();
    }
}
