package org.communique.collab.room;

import java.util.Optional;
import java.util.OptionalLong;
import org.communique.collab.protocol.RefusalReason;
import org.jspecify.annotations.Nullable;

/** The source of a single edit that a member makes through the server. */
final class ServerEdit extends EditSource {

    private final String member;
    private final OptionalLong after;
    private @Nullable EditReply reply;

    /** @param after the number of the last edit before it; empty for any */
    ServerEdit(String member, OptionalLong after) {
        this.member = member;
        this.after = after;
    }

    OptionalLong after() {
        return after;
    }

    @Override
    String member() {
        return member;
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
        this.reply = reply;
    }

    /**
     * What has become of it; empty if the room has closed, and then it may be stored or not.
     *
     * @throws IllegalArgumentException if the update does not fit the draft or the editor's schema
     */
    Optional<EditResult> result() {
        return switch (reply) {
            case null -> Optional.empty();
            case EditReply.Stored ignored -> Optional.of(EditResult.APPLIED);
            case EditReply.Late ignored -> Optional.of(EditResult.FROZEN);
            case EditReply.Overtaken ignored -> Optional.of(EditResult.OVERTAKEN);
            case EditReply.Refused refused -> Optional.of(resultOf(refused.reason()));
            case EditReply.SyncRequest ignored -> throw misfit();
        };
    }

    private static EditResult resultOf(RefusalReason reason) {
        return switch (reason) {
            case FROZEN -> EditResult.FROZEN;
            case TOO_LARGE, TOO_WIDE -> EditResult.TOO_LARGE;
            case TOO_DEEP -> EditResult.TOO_DEEP;
            case READ_ONLY, START_AFRESH, FOREIGN_CLIENT, SCHEMA, MALFORMED, TOO_MANY, TOO_MANY_CLIENTS ->
                throw misfit();
        };
    }

    private static IllegalArgumentException misfit() {
        return new IllegalArgumentException("not an update that the draft can take");
    }
}
