package org.communique.crdt;

/** The two ways in which Yjs writes updates. */
enum UpdateFormat {
    /** One stream of fields. */
    V1,
    /** A column for each kind of field; smaller for whole documents. */
    V2;

    UpdateEncoder encoder() {
        return this == V1 ? new UpdateEncoderV1() : new UpdateEncoderV2();
    }

    ParsedUpdate read(byte[] update) {
        return this == V1 ? ParsedUpdate.readV1(update) : ParsedUpdate.readV2(update);
    }
}
