package org.communique.collab.room;

/**
 * An edit that has been received and not yet applied.
 *
 * @param complete whether it is all that there is, such as the answer to the server's question for all that it lacks
 * @param arrived when, as {@link System#nanoTime} tells it
 */
record QueuedEdit(EditSource source, byte[] update, boolean complete, long arrived) {

    QueuedEdit(EditSource source, byte[] update, boolean complete) {
        this(source, update, complete, System.nanoTime());
    }

    String member() {
        return source.member();
    }

    /** Whether it may follow one revision of the draft only. */
    boolean isConditional() {
        return source instanceof ServerEdit server && server.after().isPresent();
    }

    boolean mayFollow(long seq) {
        return !(source instanceof ServerEdit server) || server.after().orElse(seq) == seq;
    }

    boolean isOfServer() {
        return !(source instanceof ClientConnection);
    }

    /** Whether it comes from the draft of which this one is a fork. */
    boolean isOfOrigin() {
        return source instanceof OriginEdit;
    }
}
