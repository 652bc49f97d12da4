package org.communique.collab.protocol;

/** The numbers of the Hocuspocus protocol, version 3.4, and of y-protocols' sync messages within it. */
public final class MessageType {

    public static final int SYNC = 0;
    public static final int AWARENESS = 1;
    public static final int AUTH = 2;
    static final int QUERY_AWARENESS = 3;
    static final int SYNC_REPLY = 4;
    static final int STATELESS = 5;
    static final int BROADCAST_STATELESS = 6;
    static final int CLOSE = 7;
    static final int SYNC_STATUS = 8;

    public static final int SYNC_STEP_1 = 0;
    public static final int SYNC_STEP_2 = 1;
    public static final int SYNC_UPDATE = 2;

    static final int AUTH_TOKEN = 0;
    static final int AUTH_DENIED = 1;
    static final int AUTH_GRANTED = 2;

    private MessageType() {}
}
