package org.communique.amendment.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.AmendmentRevision;
import org.communique.amendment.proposal.AmendmentTextService;
import org.communique.amendment.proposal.FormerTextService;
import org.communique.amendment.proposal.TakeOverService;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.statement.StatementId;
import org.communique.statement.api.MarkdownBody;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
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
    private final FormerTextService formerTexts;
    private final AmendmentViews views;
    private final MarkdownBody markdownBody;

    AmendmentTextApi(
            AmendmentTextService texts,
            TakeOverService takeOvers,
            FormerTextService formerTexts,
            AmendmentViews views,
            MarkdownBody markdownBody) {
        this.texts = texts;
        this.takeOvers = takeOvers;
        this.formerTexts = formerTexts;
        this.views = views;
        this.markdownBody = markdownBody;
    }

    /**
     * @param takenFrom the number of the amendment whose text it took over then
     * @param at        when it was changed to the next one
     * @param reason    that it had until then
     * @param before    the passages that it changed, in Markdown, as they are in the text of its round; empty if it added some
     * @param after     the same as it had them, and those that it added, in Markdown; empty if it deleted them
     */
    record EarlierText(
            AmendmentRevision.Cause cause,
            @Nullable Integer takenFrom,
            Instant at,
            String reason,
            String language,
            String before,
            String after) {}

    /** What the amendment said before its text was changed, the first first. */
    @GetMapping("/revisions")
    @RequiredScope(TokenScope.READ)
    List<EarlierText> revisions(@PathVariable StatementId statement, @PathVariable int number) {
        var former = formerTexts.of(AmendmentId.of(statement, number)).orElseThrow(ApiException::notFound);
        return markdownBody.run(() -> former.stream()
                .map(text -> new EarlierText(
                        text.revision().cause(),
                        text.revision().takenFrom(),
                        text.revision().at(),
                        text.revision().reason(),
                        text.revision().language(),
                        MarkdownBody.part(text.before()),
                        MarkdownBody.part(text.after())))
                .toList());
    }

    /** A copy of the text with an amendment of the caller's organisation. What is submitted of it becomes the amendment's text. */
    @PostMapping("/revision")
    @RequiredScope(TokenScope.WRITE)
    ProposalApi.ProposalSummary beginRevision(@PathVariable StatementId statement, @PathVariable int number) {
        return ProposalApi.ProposalSummary.of(texts.beginRevision(AmendmentId.of(statement, number)));
    }

    /** A copy of the text with another organisation's amendment. What is submitted of it becomes an amendment to that one. */
    @PostMapping("/alternative")
    @RequiredScope(TokenScope.WRITE)
    ProposalApi.ProposalSummary beginAlternative(@PathVariable StatementId statement, @PathVariable int number) {
        return ProposalApi.ProposalSummary.of(texts.beginAlternative(AmendmentId.of(statement, number)));
    }

    /** A copy of the text with an amendment. What is submitted of it is accepted into the draft instead of the amendment's words. */
    @PostMapping("/wording")
    @RequiredScope(TokenScope.WRITE)
    ProposalApi.ProposalSummary beginWording(@PathVariable StatementId statement, @PathVariable int number) {
        return ProposalApi.ProposalSummary.of(texts.beginWording(AmendmentId.of(statement, number)));
    }

    /** Makes the text of an amendment to an amendment that of the latter, which is answered. */
    @PostMapping("/takeover")
    @RequiredScope(TokenScope.WRITE)
    AmendmentViews.ProposedAmendment takeOver(@PathVariable StatementId statement, @PathVariable int number) {
        return views.done(takeOvers.takeOver(AmendmentId.of(statement, number)));
    }
}
