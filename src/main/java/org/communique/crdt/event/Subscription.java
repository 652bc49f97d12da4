package org.communique.crdt.event;

/** What a listener is registered by. */
@FunctionalInterface
public interface Subscription {

    /** Ends it; doing so again has no effect. */
    void cancel();
}
