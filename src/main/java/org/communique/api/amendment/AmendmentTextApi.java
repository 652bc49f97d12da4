package org.communique.api.amendment;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.proposal.AmendmentTextService;
import org.communique.amendment.proposal.ProposalOutcome;
import org.communique.amendment.revision.TakeOverService;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.statement.StatementId;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Other words for an amendment: of its organisation, of another one, or of those who accept it. */
@RestController
@Tag(name = "Amendments")
@RequestMapping("/api/v1/statements/{statement}/amendments/{number}")
class AmendmentTextApi {

    private final AmendmentTextService texts;
    private final TakeOverService takeOvers;
    private final AmendmentViews views;

    AmendmentTextApi(AmendmentTextService texts, TakeOverService takeOvers, AmendmentViews views) {
        this.texts = texts;
        this.takeOvers = takeOvers;
        this.views = views;
    }

    /** A copy of the text with an amendment of the caller's organisation. What is submitted of it becomes the amendment's text. */
    @PostMapping("/revision")
    @RequiredScope(TokenScope.WRITE)
    ProposalApi.ProposalSummary beginRevision(@PathVariable StatementId statement, @PathVariable int number) {
        return begun(texts.beginRevision(AmendmentId.of(statement, number)));
    }

    /** A copy of the text with another organisation's amendment. What is submitted of it becomes an amendment to that one. */
    @PostMapping("/alternative")
    @RequiredScope(TokenScope.WRITE)
    ProposalApi.ProposalSummary beginAlternative(@PathVariable StatementId statement, @PathVariable int number) {
        return begun(texts.beginAlternative(AmendmentId.of(statement, number)));
    }

    /** A copy of the text with an amendment. What is submitted of it is accepted into the draft in the place of the amendment's words. */
    @PostMapping("/wording")
    @RequiredScope(TokenScope.WRITE)
    ProposalApi.ProposalSummary beginWording(@PathVariable StatementId statement, @PathVariable int number) {
        return begun(texts.beginWording(AmendmentId.of(statement, number)));
    }

    private static ProposalApi.ProposalSummary begun(ProposalOutcome outcome) {
        return switch (outcome) {
            case ProposalOutcome.Begun(var proposal) -> ProposalApi.ProposalSummary.of(proposal);
            case ProposalOutcome refused -> throw AmendmentOutcomes.refusal(refused);
        };
    }

    /** Makes the text of an amendment to an amendment that of the latter, which is answered. */
    @PostMapping("/takeover")
    @RequiredScope(TokenScope.WRITE)
    AmendmentViews.ProposedAmendment takeOver(@PathVariable StatementId statement, @PathVariable int number) {
        return views.summary(AmendmentOutcomes.takenOver(takeOvers.takeOver(AmendmentId.of(statement, number))));
    }
}
