package org.communique.crdt;

import java.util.ArrayList;
import java.util.List;
import org.communique.crdt.codec.ByteReader;
import org.communique.crdt.codec.MalformedUpdateException;

/** A fully parsed and validated update, so that applying it cannot fail half-way. */
public record ParsedUpdate(List<Struct> structs, DeleteSet deletes) {

    /** Format V2 writes twice the difference of two clocks, which can have 53 bits. */
    private static final long LARGEST_CLOCK = ByteReader.MAX_SAFE_INTEGER >> 1;

    /**
     * Format V2 can encode a million empty types in fifty bytes, and Yjs would build them. Here an update may have this
     * many structs, and one more for each of its bytes; real documents are far below that.
     */
    private static final int FREE_STRUCTS = 262_144;

    private static final int STRUCTS_PER_BYTE = 1;

    public static ParsedUpdate readV1(byte[] update) {
        return read(new UpdateDecoderV1(update), Long.MAX_VALUE);
    }

    static ParsedUpdate readV2(byte[] update) {
        return read(new UpdateDecoderV2(update), FREE_STRUCTS + (long) STRUCTS_PER_BYTE * update.length);
    }

    /** Reads structs that a document encoded itself and that were validated before. */
    static ParsedUpdate readPending(byte[] update) {
        return read(new UpdateDecoderV2(update), Long.MAX_VALUE);
    }

    private static ParsedUpdate read(UpdateDecoder decoder, long budget) {
        List<Struct> structs = new ArrayList<>();
        int sections = decoder.rest.readCount();
        for (int i = 0; i < sections; i++) {
            long count = decoder.rest.readVarUint();
            long client = decoder.readClient();
            long clock = decoder.rest.readVarUint();
            budget -= count;
            if (budget < 0) {
                throw new MalformedUpdateException("more structs than the bytes warrant");
            }
            for (long j = 0; j < count; j++) {
                Struct struct = readStruct(decoder, client, clock);
                clock = struct.end();
                if (clock > LARGEST_CLOCK) {
                    throw new MalformedUpdateException("clock out of range");
                }
                structs.add(struct);
            }
        }
        DeleteSet deletes = decoder.readDeletes();
        if (decoder.rest.hasContent()) {
            throw new MalformedUpdateException("bytes after the end of the update");
        }
        return new ParsedUpdate(structs, deletes);
    }

    private static Struct readStruct(UpdateDecoder decoder, long client, long clock) {
        int info = decoder.readInfo();
        int ref = info & Item.CONTENT_REF;
        Struct struct = switch (ref) {
            case GC.REF -> new GC(client, clock, decoder.readLength());
            case Skip.REF -> new Skip(client, clock, decoder.rest.readVarUint());
            default -> readItem(decoder, client, clock, info);
        };
        if (struct.length == 0 && ref != Skip.REF) {
            throw new MalformedUpdateException("struct without elements");
        }
        return struct;
    }

    private static Item readItem(UpdateDecoder decoder, long client, long clock, int info) {
        ElementId origin = (info & Item.HAS_ORIGIN) != 0 ? earlier(decoder.readLeftId(), client, clock) : null;
        ElementId rightOrigin =
                (info & Item.HAS_RIGHT_ORIGIN) != 0 ? earlier(decoder.readRightId(), client, clock) : null;
        ItemParent itemParent = null;
        String key = null;
        if (origin == null && rightOrigin == null) {
            itemParent = decoder.readParentInfo()
                    ? new RootName(decoder.readString())
                    : earlier(decoder.readLeftId(), client, clock);
            key = (info & Item.HAS_KEY) != 0 ? decoder.readString() : null;
        }
        Content content = readContent(decoder, info & Item.CONTENT_REF);
        return new Item(client, clock, null, origin, null, rightOrigin, itemParent, key, content);
    }

    /** A client can refer only to its own earlier elements; any other reference would be missing during integration. */
    private static ElementId earlier(ElementId reference, long client, long clock) {
        if (reference.client() == client && reference.clock() >= clock) {
            throw new MalformedUpdateException("item refers to itself or to a later one");
        }
        if (reference.clock() > LARGEST_CLOCK) {
            throw new MalformedUpdateException("clock out of range");
        }
        return reference;
    }

    private static Content readContent(UpdateDecoder decoder, int ref) {
        return switch (ref) {
            case ContentDeleted.REF -> new ContentDeleted(decoder.readLength());
            case ContentValues.JSON_REF -> ContentValues.readJson(decoder);
            case ContentBinary.REF -> new ContentBinary(decoder.readBuffer());
            case ContentString.REF -> new ContentString(decoder.readString());
            case ContentEmbed.REF -> new ContentEmbed(decoder.readJson());
            case ContentFormat.REF -> new ContentFormat(decoder.readKey(), decoder.readJson());
            case ContentType.REF -> ContentType.read(decoder);
            case ContentValues.ANY_REF -> ContentValues.readAny(decoder);
            case ContentDoc.REF -> ContentDoc.read(decoder);
            default -> throw new MalformedUpdateException("unknown kind of content " + ref);
        };
    }
}
