package org.communique.collab.room;

import java.time.Instant;
import org.communique.collab.protocol.ServerMessage;

/**
 * That a member replaced the present text by an older one.
 *
 * @param from   when it was the text
 * @param before the number of the last edit before it was put there
 */
public record RestoredRevision(String member, Instant from, long before) {

    /** What editors receive. */
    public ServerMessage message() {
        return new ServerMessage.Restored(member, from, before);
    }

    /** One value, so that a change stream has all of it whenever a part changed. */
    String stored(String node) {
        return String.join(" ", node, member, from.toString(), String.valueOf(before));
    }

    public static RestoredRevision read(String stored) {
        String[] parts = stored.split(" ");
        return new RestoredRevision(parts[1], Instant.parse(parts[2]), Long.parseLong(parts[3]));
    }

    public static String nodeOf(String stored) {
        return stored.substring(0, stored.indexOf(' '));
    }
}
