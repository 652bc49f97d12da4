package org.communique.collab.room;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stage of the {@link EditPipeline} hands on.
 *
 * @param unwritten what has to be written next
 * @param broadcasts what is sent to everyone in the room, before the replies
 */
record BatchResult(@Nullable PendingBatch unwritten, List<Broadcast> broadcasts, List<EditReply> replies) {

    /**
     * An update that is durable.
     *
     * @param except who has it already
     */
    record Broadcast(byte[] update, @Nullable EditSource except) {

        static Broadcast toAll(byte[] update) {
            return new Broadcast(update, null);
        }
    }
}
