package org.communique.storage.embedded.table;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What one command changes: durable as a whole or not at all, and harmless to apply twice. */
public final class WriteBatch {

    private enum Operation {
        PUT,
        REMOVE,
        DROP
    }

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final List<DocumentChange> changes = new ArrayList<>();

    void put(String table, byte[] key, byte[] value) {
        write(Operation.PUT, table, key, value);
    }

    void remove(String table, byte[] key) {
        write(Operation.REMOVE, table, key);
    }

    void drop(String table) {
        write(Operation.DROP, table);
    }

    public void announce(DocumentChange documentChange) {
        changes.add(documentChange);
    }

    boolean isEmpty() {
        return bytes.size() == 0;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    List<DocumentChange> changes() {
        return changes;
    }

    private void write(Operation operation, String table, byte[]... operands) {
        try {
            out.writeByte(operation.ordinal());
            out.writeUTF(table);
            for (byte[] operand : operands) {
                out.writeInt(operand.length);
                out.write(operand);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tables that batches are applied to. */
    interface Target {

        void put(String table, byte[] key, byte[] value);

        void remove(String table, byte[] key);

        void drop(String table);
    }

    static void replay(InputStream batches, Target target) throws IOException {
        DataInputStream in = new DataInputStream(batches);
        while (in.available() > 0) {
            Operation operation = Operation.values()[in.readByte()];
            String table = in.readUTF();
            switch (operation) {
                case PUT -> target.put(table, read(in), read(in));
                case REMOVE -> target.remove(table, read(in));
                case DROP -> target.drop(table);
            }
        }
    }

    private static byte[] read(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
