package org.communique.collab.room;

import org.communique.collab.DraftForks.Fork;

/** What was written in a fork's origin, on its way into the fork. Whose its client ids are is known in the origin. */
final class OriginEdit extends EditSource {

    private final Fork fork;
    private final Runnable behind;

    /** @param behind called if it depends on something that the fork has missed */
    OriginEdit(Fork fork, Runnable behind) {
        this.fork = fork;
        this.behind = behind;
    }

    @Override
    String member() {
        return fork.author();
    }

    @Override
    boolean isWriter() {
        return true;
    }

    @Override
    boolean hasLeft() {
        return false;
    }

    @Override
    void deliver(EditReply reply) {
        if (reply instanceof EditReply.SyncRequest) {
            behind.run();
        }
    }
}
