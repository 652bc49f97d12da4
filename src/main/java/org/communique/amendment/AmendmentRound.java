package org.communique.amendment;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The time in which organisations can propose changes to a statement's text as it was when the round was opened.
 *
 * @param hash            of that text
 * @param text            that text as amendments are written on it; under the round's name if it was stored without it
 * @param requestedBy     until when proposals are asked for, if that is before the deadline; shown only
 * @param deadline        after which none is taken
 * @param mostEach        how many amendments an organisation may have open or accepted; null for any number
 * @param supportersAsked how many organisations are asked to support an amendment before it is accepted
 * @param proposers       the organisations that can propose; empty for all that can read the draft
 * @param lastNumber      of the amendments so far, also of earlier rounds
 * @param characters      of its amendments as they are stored, with those of submissions during which the server died
 * @param closedAt        when a coordinator closed it before its deadline, or opened the next one
 */
@Document("amendmentRounds")
@CompoundIndex(name = "closedAt_deadline", def = "{'closedAt': 1, 'deadline': 1}")
public record AmendmentRound(
        @Id RoundId id,
        @Indexed StatementId statement,
        TextHash hash,
        BaseId text,
        MemberId openedBy,
        Instant openedAt,
        @Nullable Instant requestedBy,
        Instant deadline,
        Visibility visibility,
        @Nullable Integer mostEach,
        int supportersAsked,
        Set<OrganisationId> proposers,
        int lastNumber,
        long characters,
        @Nullable MemberId closedBy,
        @Nullable Instant closedAt) {

    /** Of all amendments as they are stored, which are read together to compare them. */
    public static final long MOST_CHARACTERS = 10_000_000;

    /** When members of other organisations see a proposal. */
    public enum Visibility {
        AT_ONCE,
        WHEN_CLOSED
    }

    public AmendmentRound {
        proposers = Objects.requireNonNullElse(proposers, Set.of());
        text = Objects.requireNonNullElseGet(text, () -> BaseId.of(id));
    }

    public boolean takesFrom(OrganisationId organisation) {
        return proposers.isEmpty() || proposers.contains(organisation);
    }

    /** How many more organisations would have to support the text of an amendment as it is now. */
    public int missingSupporters(Amendment amendment) {
        var supporters = amendment.stands().stream()
                .filter(stand -> stand.supports() && !amendment.isOnFormerText(stand))
                .count();
        return (int) Math.max(0, supportersAsked - supporters);
    }

    public boolean isOpen(Instant now) {
        return closedAt == null && now.isBefore(deadline);
    }

    /** Whether members of other organisations than its own do not see a proposal. */
    public boolean isHidden(Instant now) {
        return visibility == Visibility.WHEN_CLOSED && isOpen(now);
    }

    /** @param member of this organisation */
    public boolean shows(Amendment amendment, OrganisationId member, boolean coordinator, Instant now) {
        return shows(amendment.organisation(), member, coordinator, now);
    }

    /** Whether all members of an organisation who can read the statement see it. */
    public boolean isShownTo(OrganisationId organisation, Amendment amendment, Instant now) {
        return shows(amendment.organisation(), organisation, false, now);
    }

    /** @param of whose amendment it is */
    boolean shows(OrganisationId of, OrganisationId member, boolean coordinator, Instant now) {
        return !isHidden(now) || coordinator || of.equals(member);
    }
}
