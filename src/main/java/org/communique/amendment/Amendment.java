package org.communique.amendment;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.communique.amendment.change.Change;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What an organisation proposes to change in the text of a round.
 *
 * @param proposedBy  the member who submitted it; it stays the organisation's when they leave
 * @param passage     the number in the margin of the first passage that it is about, in the text of its round; 0 before all
 * @param place       of that passage among all, by which amendments are in the order of the text
 * @param movedTo     the number of the passage after which the first one that it moves is to come; null if it moves none
 * @param changes     as {@link ChangesJson} writes them
 * @param language    BCP 47 tag of the reason
 * @param settlement  how it was settled; null while it is open
 * @param acceptance  while it is being entered into the draft, and since
 * @param vote        that alone settles it; null if no vote on it is open
 */
@Document("amendments")
public record Amendment(
        @Id AmendmentId id,
        @Indexed StatementId statement,
        RoundId round,
        OrganisationId organisation,
        MemberId proposedBy,
        Instant proposedAt,
        Kind kind,
        int passage,
        int place,
        @Nullable Integer movedTo,
        String changes,
        String reason,
        String language,
        List<Stand> stands,
        State state,
        @Nullable Settlement settlement,
        @Nullable Acceptance acceptance,
        @Nullable VoteId vote) {

    public static final Comparator<Amendment> IN_ORDER_OF_TEXT = Comparator.comparingInt(Amendment::place)
            .thenComparing(amendment -> amendment.id().number());

    public static final int LONGEST_REASON = 4_000;

    public static final int LONGEST_WORD = 1_000;

    public enum Kind {
        REPLACE,
        ADD,
        DELETE,
        MOVE,
        /** All of the text is replaced. */
        WHOLE_TEXT
    }

    public enum State {
        OPEN,
        /** Its changes are in the draft. */
        ACCEPTED,
        REJECTED,
        /** By its organisation. */
        WITHDRAWN
    }

    /**
     * That an organisation supports or opposes it.
     *
     * @param word what it says to that; may be empty
     */
    public record Stand(OrganisationId organisation, boolean supports, String word, MemberId by, Instant at) {}

    /** @param reason may be empty */
    public record Settlement(MemberId by, Instant at, String reason) {}

    /** @param client the Yjs client id of the edit that enters it into the draft */
    public record Acceptance(long client, MemberId by, Instant at) {}

    /** As {@link #changes} holds them. */
    public static String json(List<Change> changes) {
        return ChangesJson.of(changes);
    }

    public List<Change> readChanges() {
        return ChangesJson.read(changes);
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    public Optional<Stand> standOf(OrganisationId organisation) {
        return stands.stream()
                .filter(stand -> stand.organisation().equals(organisation))
                .findFirst();
    }

    public long supporters() {
        return stands.stream().filter(Stand::supports).count();
    }

    public long opponents() {
        return stands.size() - supporters();
    }
}
