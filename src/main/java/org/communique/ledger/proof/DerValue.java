package org.communique.ledger.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** One value of DER-encoded ASN.1 (X.690). */
record DerValue(int tag, byte[] encoded, int contentAt) {

    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int GENERALIZED_TIME = 0x18;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;
    /** Context-specific, constructed, number 0. */
    static final int TAGGED_0 = 0xa0;

    private static final int LONG_FORM = 0x80;
    private static final int MAX_LENGTH_BYTES = 3;

    /** @throws MalformedException unless the bytes are exactly one value */
    static DerValue parse(byte[] bytes) {
        List<DerValue> values = all(bytes);
        if (values.size() != 1) {
            throw new MalformedException("not one ASN.1 value");
        }
        return values.getFirst();
    }

    private static List<DerValue> all(byte[] bytes) {
        List<DerValue> values = new ArrayList<>();
        for (int at = 0; at < bytes.length; ) {
            int contentAt = at + 2;
            int length = contentAt > bytes.length ? 0 : bytes[at + 1] & 0xff;
            if (length >= LONG_FORM) {
                int lengthBytes = length - LONG_FORM;
                contentAt += lengthBytes;
                if (lengthBytes == 0 || lengthBytes > MAX_LENGTH_BYTES || contentAt > bytes.length) {
                    throw new MalformedException("ASN.1 of a length that cannot be");
                }
                length = Integer.parseInt(HexFormat.of().formatHex(bytes, at + 2, contentAt), 16);
            }
            if (contentAt + length > bytes.length) {
                throw new MalformedException("ASN.1 that is cut off");
            }
            values.add(
                    new DerValue(bytes[at] & 0xff, Arrays.copyOfRange(bytes, at, contentAt + length), contentAt - at));
            at = contentAt + length;
        }
        return values;
    }

    byte[] content() {
        return Arrays.copyOfRange(encoded, contentAt, encoded.length);
    }

    String hex() {
        return HexFormat.of().formatHex(content());
    }

    List<DerValue> children() {
        return all(content());
    }

    /** The child at the place, which must have the tag. */
    DerValue child(int index, int expectedTag) {
        List<DerValue> children = children();
        if (index >= children.size() || children.get(index).tag() != expectedTag) {
            throw new MalformedException("ASN.1 of another structure");
        }
        return children.get(index);
    }
}
