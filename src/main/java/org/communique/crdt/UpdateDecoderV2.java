package org.communique.crdt;

import java.util.ArrayList;
import java.util.List;
import org.communique.crdt.codec.ByteReader;
import org.communique.crdt.codec.IntDiffOptRleDecoder;
import org.communique.crdt.codec.RleDecoder;
import org.communique.crdt.codec.StringDecoder;
import org.communique.crdt.codec.UintOptRleDecoder;
import org.jspecify.annotations.Nullable;

/** Reads format V2: a column for each kind of field, most of them run-length encoded. */
final class UpdateDecoderV2 extends UpdateDecoder {

    private final IntDiffOptRleDecoder keyClocks;
    private final UintOptRleDecoder clients;
    private final IntDiffOptRleDecoder leftClocks;
    private final IntDiffOptRleDecoder rightClocks;
    private final RleDecoder infos;
    private final StringDecoder strings;
    private final RleDecoder parentInfos;
    private final UintOptRleDecoder typeRefs;
    private final UintOptRleDecoder lengths;
    private final List<String> keys = new ArrayList<>();

    UpdateDecoderV2(byte[] update) {
        this(new ByteReader(update));
    }

    private UpdateDecoderV2(ByteReader in) {
        super(in);
        in.readVarUint(); // a feature flag that Yjs writes as 0 and does not read
        keyClocks = new IntDiffOptRleDecoder(in.readVarSlice());
        clients = new UintOptRleDecoder(in.readVarSlice());
        leftClocks = new IntDiffOptRleDecoder(in.readVarSlice());
        rightClocks = new IntDiffOptRleDecoder(in.readVarSlice());
        infos = new RleDecoder(in.readVarSlice());
        strings = new StringDecoder(in.readVarSlice());
        parentInfos = new RleDecoder(in.readVarSlice());
        typeRefs = new UintOptRleDecoder(in.readVarSlice());
        lengths = new UintOptRleDecoder(in.readVarSlice());
    }

    @Override
    ElementId readLeftId() {
        long client = clients.read();
        return new ElementId(client, leftClocks.read());
    }

    @Override
    ElementId readRightId() {
        long client = clients.read();
        return new ElementId(client, rightClocks.read());
    }

    @Override
    long readClient() {
        return clients.read();
    }

    @Override
    int readInfo() {
        return infos.read();
    }

    @Override
    String readString() {
        return strings.read();
    }

    @Override
    boolean readParentInfo() {
        return parentInfos.read() == 1;
    }

    @Override
    long readTypeRef() {
        return typeRefs.read();
    }

    @Override
    long readLength() {
        return lengths.read();
    }

    @Override
    String readKey() {
        long clock = keyClocks.read();
        if (clock < keys.size()) {
            return keys.get((int) clock);
        }
        String key = strings.read();
        keys.add(key);
        return key;
    }

    @Override
    @Nullable
    Object readJson() {
        return readAny();
    }

    @Override
    DeleteSet readDeletes() {
        return DeleteSet.read(rest, true);
    }
}
