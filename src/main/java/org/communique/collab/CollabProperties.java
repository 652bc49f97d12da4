package org.communique.collab;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of co-editing.
 *
 * @param allowedOrigins other origins than our own whose pages may join
 * @param maxEdit the largest edit, and so nearly the largest frame
 * @param maxDraft the largest draft in its stored form; MongoDB's limit is 16 MB
 * @param maxOutbound what may wait for a slow reader before it is cut off
 * @param socketsPerMember how many sockets a member may have open; with one more the oldest is closed
 * @param strangersPerNetwork how many may be open from one network that have shown neither a session nor a token; with one
 *     more the oldest is closed
 * @param strangers how many of them may be open in all
 * @param joinWithin how long after the handshake a socket has to have joined a draft
 * @param connectionsPerMember how many of them may join one draft; with one more the oldest is disconnected from it
 * @param connectionsPerDraft how many may join one draft; with one more a connection of the member who has most of them is put out
 * @param clientsPerConnection of how many Yjs clients a socket may say in one draft that they are there; an editor is one
 * @param maxPresence all that is said of those who are in one draft, but at most a quarter of {@code maxOutbound}
 * @param batchDelay for how long at least edits are gathered before they are stored together
 * @param recheck how often the rights of idle participants are looked at again
 */
@Validated
@ConfigurationProperties("communique.collab")
public record CollabProperties(
        @DefaultValue List<String> allowedOrigins,
        @NotNull @DefaultValue("4MB") DataSize maxEdit,
        @NotNull @DefaultValue("12MB") DataSize maxDraft,
        @NotNull @DefaultValue("16MB") DataSize maxOutbound,
        @Positive @DefaultValue("64") int socketsPerMember,
        @Positive @DefaultValue("64") int strangersPerNetwork,
        @Positive @DefaultValue("1000") int strangers,
        @NotNull @DefaultValue("15s") Duration joinWithin,
        @Positive @DefaultValue("16") int connectionsPerMember,
        @Positive @DefaultValue("2000") int connectionsPerDraft,
        @Positive @DefaultValue("4") int clientsPerConnection,
        @NotNull @DefaultValue("1MB") DataSize maxPresence,
        @NotNull @DefaultValue("5ms") Duration batchDelay,
        @NotNull @DefaultValue("800ms") Duration recheck) {

    /** What is sent to those who come must not cut them off. */
    public long presenceBytes() {
        return Math.min(maxPresence.toBytes(), maxOutbound.toBytes() / 4);
    }
}
