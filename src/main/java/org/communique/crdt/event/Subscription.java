package org.communique.crdt.event;

/** The registration of a listener. */
@FunctionalInterface
public interface Subscription {

    /** Ends it; doing so again has no effect. */
    void cancel();
}
