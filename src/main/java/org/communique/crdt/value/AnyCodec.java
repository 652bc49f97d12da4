package org.communique.crdt.value;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communique.crdt.codec.ByteReader;
import org.communique.crdt.codec.ByteWriter;
import org.communique.crdt.codec.MalformedUpdateException;
import org.communique.json.EcmaScriptNumber;
import org.jspecify.annotations.Nullable;

/** lib0's "any" encoding of plain values, read and written without recursion. */
public final class AnyCodec {

    private static final int UNDEFINED = 127;
    private static final int NULL = 126;
    private static final int INTEGER = 125;
    private static final int FLOAT32 = 124;
    private static final int FLOAT64 = 123;
    private static final int BIGINT = 122;
    private static final int FALSE = 121;
    private static final int TRUE = 120;
    private static final int STRING = 119;
    private static final int OBJECT = 118;
    private static final int ARRAY = 117;
    private static final int BYTES = 116;

    private AnyCodec() {}

    static @Nullable public Object read(ByteReader in) {
        Deque<Open> open = new ArrayDeque<>();
        while (true) {
            int tag = in.readByte();
            Object value;
            if (tag == OBJECT || tag == ARRAY) {
                Open container = new Open(tag == OBJECT, in.readCount());
                if (container.missing > 0) {
                    container.readKey(in);
                    open.push(container);
                    continue;
                }
                value = container.close();
            } else {
                value = readScalar(in, tag);
            }
            while (true) {
                Open parent = open.peek();
                if (parent == null) {
                    return value;
                }
                parent.add(value);
                if (parent.missing > 0) {
                    parent.readKey(in);
                    break;
                }
                open.pop();
                value = parent.close();
            }
        }
    }

    private static @Nullable Object readScalar(ByteReader in, int tag) {
        return switch (tag) {
            case UNDEFINED -> Undefined.UNDEFINED;
            case NULL -> null;
            case INTEGER -> readInteger(in);
            case FLOAT32 -> EcmaScriptNumber.boxed(in.readFloat32());
            case FLOAT64 -> EcmaScriptNumber.boxed(in.readFloat64());
            case BIGINT -> BigInteger.valueOf(in.readInt64());
            case FALSE -> false;
            case TRUE -> true;
            case STRING -> in.readVarString();
            case BYTES -> in.readVarBytes();
            default -> throw new MalformedUpdateException("unknown kind of value " + tag);
        };
    }

    private static Number readInteger(ByteReader in) {
        boolean negative = in.nextIsNegative();
        long value = in.readVarInt();
        if (negative && value == 0) {
            return -0.0;
        }
        return value;
    }

    public static void write(ByteWriter out, @Nullable Object root) {
        Deque<Iterator<?>> open = new ArrayDeque<>();
        open.push(Collections.singletonList(root).iterator());
        while (!open.isEmpty()) {
            if (!open.peek().hasNext()) {
                open.pop();
                continue;
            }
            Object value = open.peek().next();
            if (value instanceof Map.Entry<?, ?> entry) {
                out.writeVarString((String) entry.getKey());
                value = entry.getValue();
            }
            switch (value) {
                case Map<?, ?> map -> {
                    out.writeByte(OBJECT);
                    out.writeVarUint(map.size());
                    open.push(map.entrySet().iterator());
                }
                case List<?> list -> {
                    out.writeByte(ARRAY);
                    out.writeVarUint(list.size());
                    open.push(list.iterator());
                }
                case null, default -> writeScalar(out, value);
            }
        }
    }

    private static void writeScalar(ByteWriter out, @Nullable Object value) {
        switch (value) {
            case null -> out.writeByte(NULL);
            case Undefined ignored -> out.writeByte(UNDEFINED);
            case Boolean bool -> out.writeByte(bool ? TRUE : FALSE);
            case String text -> {
                out.writeByte(STRING);
                out.writeVarString(text);
            }
            case BigInteger integer -> {
                out.writeByte(BIGINT);
                out.writeInt64(integer.longValue());
            }
            case Number number -> writeNumber(out, number.doubleValue());
            case byte[] bytes -> {
                out.writeByte(BYTES);
                out.writeVarBytes(bytes);
            }
            default -> throw new IllegalArgumentException("not a plain value: " + value.getClass());
        }
    }

    private static void writeNumber(ByteWriter out, double value) {
        if (value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE) {
            out.writeByte(INTEGER);
            out.writeVarInt((long) Math.abs(value), value < 0 || 1 / value < 0);
        } else if ((float) value == value) {
            out.writeByte(FLOAT32);
            out.writeFloat32((float) value);
        } else {
            out.writeByte(FLOAT64);
            out.writeFloat64(value);
        }
    }

    /** A list or map of which not all members are read yet. */
    private static final class Open {

        private final @Nullable Map<String, @Nullable Object> object;
        private final List<@Nullable Object> array = new ArrayList<>(0);
        private int missing;
        private String key = "";

        Open(boolean isObject, int size) {
            object = isObject ? new LinkedHashMap<>() : null;
            missing = size;
        }

        void readKey(ByteReader in) {
            if (object != null) {
                key = in.readVarString();
            }
        }

        void add(@Nullable Object value) {
            missing--;
            if (object != null) {
                object.put(key, value);
            } else {
                array.add(value);
            }
        }

        Object close() {
            return object != null ? JavaScriptValues.inPropertyOrder(object) : array;
        }
    }
}
