package org.communique.collab;

import java.util.function.Consumer;
import org.communique.crdt.ByteWriter;

/** Messages to a client of the Hocuspocus protocol, version 3.4, about one draft. */
record Reply(DraftId draft) {

    byte[] granted(boolean readOnly) {
        return message(MessageType.AUTH, out -> {
            out.writeVarUint(MessageType.AUTH_GRANTED);
            out.writeVarString(readOnly ? "readonly" : "read-write");
        });
    }

    byte[] denied(String reason) {
        return denied(draft.value(), reason);
    }

    static byte[] denied(String document, String reason) {
        return message(document, MessageType.AUTH, out -> {
            out.writeVarUint(MessageType.AUTH_DENIED);
            out.writeVarString(reason);
        });
    }

    byte[] syncRequest(byte[] stateVector) {
        return sync(MessageType.SYNC_STEP_1, stateVector);
    }

    byte[] syncAnswer(byte[] update) {
        return sync(MessageType.SYNC_STEP_2, update);
    }

    byte[] update(byte[] update) {
        return sync(MessageType.SYNC_UPDATE, update);
    }

    private byte[] sync(int type, byte[] payload) {
        return message(MessageType.SYNC, out -> {
            out.writeVarUint(type);
            out.writeVarBytes(payload);
        });
    }

    byte[] awareness(byte[] update) {
        return message(MessageType.AWARENESS, out -> out.writeVarBytes(update));
    }

    byte[] stateless(String payload) {
        return message(MessageType.STATELESS, out -> out.writeVarString(payload));
    }

    /** Whether an edit is stored; the client counts one answer for each of its edits. */
    byte[] stored(boolean stored) {
        return message(MessageType.SYNC_STATUS, out -> out.writeVarUint(stored ? 1 : 0));
    }

    byte[] close(String reason) {
        return message(MessageType.CLOSE, out -> out.writeVarString(reason));
    }

    private byte[] message(int type, Consumer<ByteWriter> content) {
        return message(draft.value(), type, content);
    }

    private static byte[] message(String document, int type, Consumer<ByteWriter> content) {
        ByteWriter out = new ByteWriter();
        out.writeVarString(document);
        out.writeVarUint(type);
        content.accept(out);
        return out.toByteArray();
    }
}
