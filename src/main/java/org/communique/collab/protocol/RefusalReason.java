package org.communique.collab.protocol;

/** Why an edit or a frame was refused; the code is what the client is told (docs/collab.md). */
public enum RefusalReason {
    FROZEN("frozen", false),
    READ_ONLY("read-only", false),
    /** The client id has been refused before, or the edit depends on something that the draft lacks. */
    START_AFRESH("start-afresh", true),
    FOREIGN_CLIENT("foreign-client", true),
    SCHEMA("schema", true),
    MALFORMED("malformed", true),
    TOO_LARGE("too-large", true),
    TOO_DEEP("too-deep", true),
    TOO_WIDE("too-wide", true),
    /** One edit would bring something of more client ids than members have. */
    TOO_MANY_CLIENTS("too-many-clients", true),
    /** The member has joined the draft too many times, or it is full. */
    TOO_MANY("too-many", true);

    private final String code;
    private final boolean leaving;

    RefusalReason(String code, boolean leaving) {
        this.code = code;
        this.leaving = leaving;
    }

    public String code() {
        return code;
    }

    /** Whether the client is also disconnected from the room. */
    public boolean isLeaving() {
        return leaving;
    }

    /** The message that a client gets without a text to translate. */
    public ServerMessage message() {
        return new ServerMessage.Refused(code);
    }
}
