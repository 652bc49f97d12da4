package org.communique.collab.web;

import org.communique.collab.CollabProperties;

/**
 * What sockets may take of the server together.
 *
 * @param members the sockets of each member
 * @param strangers the sockets that have shown neither a session nor a token, by network
 */
record SocketLimits(SocketQuota members, SocketQuota strangers, FrameMemoryLimit frames, long maxFrame) {

    /** A token and the name of a draft. */
    static final int MAX_STRANGERS_FRAME = 4 << 10;

    /** Of the unfinished frames of a member, who may have many sockets, however small an edit has to be. */
    private static final long MIN_UNFINISHED = 512 << 10;

    /** Of the heap, for unfinished frames; the buffers of which may be twice as large as what is in them. */
    private static final int PART_OF_HEAP = 20;

    static SocketLimits of(CollabProperties properties) {
        long maxFrame = properties.maxEdit().toBytes() + 1024;
        long ofMember = Math.max(maxFrame, MIN_UNFINISHED);
        long inAll = Math.max(ofMember, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
        return new SocketLimits(
                new SocketQuota(properties.socketsPerMember(), Integer.MAX_VALUE),
                new SocketQuota(properties.strangersPerNetwork(), properties.strangers()),
                new FrameMemoryLimit(ofMember, inAll),
                maxFrame);
    }
}
