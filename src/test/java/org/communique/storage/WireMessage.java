package org.communique.storage;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * A message of MongoDB's wire protocol.
 *
 * @param body all that follows the header
 */
record WireMessage(int requestId, int responseTo, int opCode, byte[] body) {

    private static final int OP_REPLY = 1;
    private static final int OP_QUERY = 2004;
    private static final int OP_MSG = 2013;

    private static final int HEADER = 16;
    private static final int CHECKSUM_PRESENT = 1;
    private static final int MORE_TO_COME = 2;

    static WireMessage read(DataInputStream in) throws IOException {
        ByteBuffer header = littleEndian(in.readNBytes(HEADER));
        if (header.remaining() < HEADER) {
            throw new EOFException();
        }
        int length = header.getInt();
        int requestId = header.getInt();
        int responseTo = header.getInt();
        return new WireMessage(requestId, responseTo, header.getInt(), in.readNBytes(length - HEADER));
    }

    void write(OutputStream out) throws IOException {
        ByteBuffer whole = littleEndian(new byte[HEADER + body.length]);
        whole.putInt(HEADER + body.length).putInt(requestId).putInt(responseTo).putInt(opCode);
        out.write(whole.put(body).array());
        out.flush();
    }

    static WireMessage command(BsonDocument command) {
        return new WireMessage(1, 0, OP_MSG, section(command));
    }

    /** The answer to this message, in the form in which it was asked. */
    WireMessage answer(BsonDocument document) {
        if (opCode == OP_MSG) {
            return new WireMessage(1, requestId, OP_MSG, section(document));
        }
        byte[] bson = encode(document);
        ByteBuffer reply = littleEndian(new byte[20 + bson.length]);
        reply.putInt(8).putLong(0).putInt(0).putInt(1).put(bson);
        return new WireMessage(1, requestId, OP_REPLY, reply.array());
    }

    /** The same, as the answer to another message. */
    WireMessage to(WireMessage request) {
        return new WireMessage(requestId, request.requestId, opCode, body);
    }

    boolean expectsAnswer() {
        return opCode != OP_MSG || (littleEndian(body).getInt() & MORE_TO_COME) == 0;
    }

    /** The command or answer, with documents that were sent next to it in their place. */
    BsonDocument document() {
        ByteBuffer in = littleEndian(body);
        return opCode == OP_QUERY ? query(in) : sections(in);
    }

    private static BsonDocument query(ByteBuffer in) {
        in.position(4);
        name(in);
        in.position(in.position() + 8);
        return next(in);
    }

    private static BsonDocument sections(ByteBuffer in) {
        int end = in.limit() - ((in.getInt() & CHECKSUM_PRESENT) == 0 ? 0 : 4);
        BsonDocument whole = new BsonDocument();
        while (in.position() < end) {
            if (in.get() == 0) {
                whole.putAll(next(in));
                continue;
            }
            int last = in.position() + in.getInt(in.position());
            in.getInt();
            String name = name(in);
            BsonArray documents = new BsonArray();
            while (in.position() < last) {
                documents.add(next(in));
            }
            whole.put(name, documents);
        }
        return whole;
    }

    private static BsonDocument next(ByteBuffer in) {
        int length = in.getInt(in.position());
        RawBsonDocument document = new RawBsonDocument(in.array(), in.position(), length);
        in.position(in.position() + length);
        return document;
    }

    private static String name(ByteBuffer in) {
        int start = in.position();
        while (in.get() != 0) {
            continue;
        }
        return new String(in.array(), start, in.position() - 1 - start, StandardCharsets.UTF_8);
    }

    private static byte[] section(BsonDocument document) {
        byte[] bson = encode(document);
        return littleEndian(new byte[5 + bson.length])
                .putInt(0)
                .put((byte) 0)
                .put(bson)
                .array();
    }

    private static byte[] encode(BsonDocument document) {
        ByteBuffer bson = new RawBsonDocument(document, new BsonDocumentCodec())
                .getByteBuffer()
                .asNIO();
        byte[] bytes = new byte[bson.remaining()];
        bson.get(bytes);
        return bytes;
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
