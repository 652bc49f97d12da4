package org.communique.collab.protocol;

import java.util.function.Consumer;
import org.communique.collab.DraftId;
import org.communique.crdt.codec.ByteWriter;

/** Messages to a client of the Hocuspocus protocol, version 3.4, about one draft. */
public record MessageEncoder(DraftId draft) {

    public byte[] granted(boolean readOnly) {
        return message(MessageType.AUTH, out -> {
            out.writeVarUint(MessageType.AUTH_GRANTED);
            out.writeVarString(readOnly ? "readonly" : "read-write");
        });
    }

    public byte[] denied(String reason) {
        return denied(draft.value(), reason);
    }

    public static byte[] denied(String document, String reason) {
        return message(document, MessageType.AUTH, out -> {
            out.writeVarUint(MessageType.AUTH_DENIED);
            out.writeVarString(reason);
        });
    }

    public byte[] syncRequest(byte[] stateVector) {
        return sync(MessageType.SYNC_STEP_1, stateVector);
    }

    public byte[] syncAnswer(byte[] update) {
        return sync(MessageType.SYNC_STEP_2, update);
    }

    public byte[] update(byte[] update) {
        return sync(MessageType.SYNC_UPDATE, update);
    }

    private byte[] sync(int type, byte[] payload) {
        return message(MessageType.SYNC, out -> {
            out.writeVarUint(type);
            out.writeVarBytes(payload);
        });
    }

    public byte[] awareness(byte[] update) {
        return message(MessageType.AWARENESS, out -> out.writeVarBytes(update));
    }

    public byte[] stateless(ServerMessage serverMessage) {
        return message(MessageType.STATELESS, out -> out.writeVarString(serverMessage.json()));
    }

    /** Whether an edit is stored; the client counts one answer for each of its edits. */
    public byte[] stored(boolean stored) {
        return message(MessageType.SYNC_STATUS, out -> out.writeVarUint(stored ? 1 : 0));
    }

    public byte[] close(String reason) {
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
