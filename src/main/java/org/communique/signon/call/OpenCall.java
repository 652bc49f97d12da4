package org.communique.signon.call;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.communique.coalition.directory.OrganisationId;
import org.communique.mail.SentMessages.SentWords;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;

/**
 * Ask organisations to sign the statement's approved version until the deadline.
 *
 * @param askedBy when answers are wished for; they are taken until the deadline all the same
 * @param words   of the coordinator's own, to those who are asked; may be empty
 */
public record OpenCall(
        StatementId statement,
        Set<OrganisationId> organisations,
        Instant deadline,
        @Nullable Instant askedBy,
        String words) {

    public OpenCall(StatementId statement, Set<OrganisationId> organisations, Instant deadline) {
        this(statement, organisations, deadline, null, "");
    }

    public OpenCall {
        organisations = Set.copyOf(organisations);
        words = SentWords.checked(words);
    }

    /** Why it cannot be opened at that time, whatever the statement. */
    public Optional<OpeningOutcome> refusal(Instant now) {
        if (!deadline.isAfter(now)) {
            return Optional.of(new OpeningOutcome.DeadlineNotAhead());
        }
        if (askedBy != null && !(askedBy.isAfter(now) && askedBy.isBefore(deadline))) {
            return Optional.of(new OpeningOutcome.AnswerDateOutOfRange());
        }
        return organisations.isEmpty() ? Optional.of(new OpeningOutcome.NoOneInvited()) : Optional.empty();
    }
}
