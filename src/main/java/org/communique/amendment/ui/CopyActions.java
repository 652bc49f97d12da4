package org.communique.amendment.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.AmendmentService;
import org.communique.amendment.proposal.AmendmentTextService;
import org.communique.amendment.proposal.Proposal;
import org.communique.amendment.proposal.Proposal.Item;
import org.communique.amendment.proposal.ProposalOutcome;
import org.communique.amendment.proposal.ProposalService;
import org.communique.amendment.proposal.ProposalTarget;
import org.communique.amendment.proposal.ProposalTarget.Purpose;
import org.communique.amendment.proposal.SubmitProposal;
import org.communique.amendment.proposal.SubmitText;
import org.communique.refusal.Refusal;
import org.communique.screen.Toasts;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Begins and submits copies for what the address of the screen says, such as {@code ?revision=4}. */
@Component
class CopyActions {

    private final ProposalService proposals;
    private final AmendmentTextService texts;
    private final AmendmentService amendments;

    CopyActions(ProposalService proposals, AmendmentTextService texts, AmendmentService amendments) {
        this.proposals = proposals;
        this.texts = texts;
        this.amendments = amendments;
    }

    static QueryParameters query(Purpose purpose, AmendmentId amendment) {
        return QueryParameters.of(parameter(purpose), Integer.toString(amendment.number()));
    }

    private static String parameter(Purpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT);
    }

    /** The copy that is being written. */
    Optional<Proposal> begun(StatementId statement, QueryParameters query) {
        return purpose(query)
                .map(purpose -> texts.begun(amendment(statement, query, purpose).id(), purpose))
                .orElseGet(() -> proposals.begun(statement));
    }

    /** That copy, or a new one. */
    ProposalOutcome begin(StatementId statement, QueryParameters query) {
        return purpose(query)
                .map(purpose -> begin(purpose, amendment(statement, query, purpose)))
                .orElseGet(() -> proposals.begin(statement));
    }

    /** Begins a copy, and opens it. */
    void open(UI ui, StatementId statement, QueryParameters query) {
        var outcome = begin(statement, query);
        if (outcome instanceof Refusal refusal) {
            Toasts.refused(refusal);
        } else {
            ui.navigate("statements/" + statement.value() + "/amendments/propose", query);
        }
    }

    private static Optional<Purpose> purpose(QueryParameters query) {
        return Arrays.stream(Purpose.values())
                .filter(purpose -> query.getSingleParameter(parameter(purpose)).isPresent())
                .findFirst();
    }

    private Amendment amendment(StatementId statement, QueryParameters query, Purpose purpose) {
        return amendment(statement, query.getSingleParameter(parameter(purpose)).orElse(""));
    }

    private ProposalOutcome begin(Purpose purpose, Amendment amendment) {
        return switch (purpose) {
            case REVISION -> texts.beginRevision(amendment.id());
            case ALTERNATIVE -> texts.beginAlternative(amendment.id());
            case WORDING -> texts.beginWording(amendment.id());
        };
    }

    private Amendment amendment(StatementId statement, String number) {
        try {
            return amendments
                    .find(AmendmentId.of(statement, Integer.parseInt(number)))
                    .orElseThrow(NotFoundException::new);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException();
        }
    }

    /** The numbers of those that are in the draft and not in the copy, as they were accepted since the text that it was made of. */
    List<Integer> notIn(Proposal copy) {
        return amendments.of(copy.id().statement()).stream()
                .filter(amendment -> amendment.state() == AmendmentStatus.ACCEPTED)
                .filter(amendment -> amendment.baseText().equals(copy.baseText()))
                .map(amendment -> amendment.id().number())
                .sorted()
                .toList();
    }

    /** What the amendment that a copy is about gives as its reason, if that stays. */
    String formerReason(Proposal proposal) {
        return former(proposal)
                .map(Amendment::reason)
                .filter(_ -> purpose(proposal) == Purpose.REVISION)
                .orElse("");
    }

    /** Whether it begins with the draft as it was then, as the amendment's words are no longer in that. */
    boolean isOfToday(Proposal proposal) {
        return purpose(proposal) != Purpose.ALTERNATIVE
                && former(proposal)
                        .filter(amendment -> !Objects.equals(amendment.base(), proposal.base()))
                        .isPresent();
    }

    private Optional<Amendment> former(Proposal proposal) {
        return proposal.id().target() instanceof ProposalTarget target
                ? amendments.find(target.amendment(proposal.round()))
                : Optional.empty();
    }

    private static @Nullable Purpose purpose(Proposal proposal) {
        return proposal.id().target() instanceof ProposalTarget target ? target.purpose() : null;
    }

    ProposalOutcome submit(Proposal proposal, long revision, String language, List<Item> items) {
        return proposals.submit(new SubmitProposal(proposal.id(), revision, language, items));
    }

    /** @param language of the statement's text, in which a new reason is taken to be written */
    ProposalOutcome submit(Proposal proposal, long revision, String language, String reason) {
        var kept = former(proposal)
                .filter(amendment -> purpose(proposal) == Purpose.REVISION
                        && amendment.reason().equals(reason))
                .map(Amendment::language)
                .orElse(language);
        return texts.submit(new SubmitText(proposal.id(), revision, reason, kept));
    }
}
