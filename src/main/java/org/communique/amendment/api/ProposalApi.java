package org.communique.amendment.api;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.communique.amendment.Amendment.AmendmentKind;
import org.communique.amendment.proposal.AmendmentTextService;
import org.communique.amendment.proposal.Proposal;
import org.communique.amendment.proposal.ProposalId;
import org.communique.amendment.proposal.ProposalOutcome;
import org.communique.amendment.proposal.ProposalPreview;
import org.communique.amendment.proposal.ProposalService;
import org.communique.amendment.proposal.ProposalTarget;
import org.communique.amendment.proposal.ProposedChange;
import org.communique.amendment.proposal.SubmitProposal;
import org.communique.amendment.proposal.SubmitText;
import org.communique.api.ApiException;
import org.communique.api.IfMatch;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.OrganisationId;
import org.communique.http.limit.BodyLimit;
import org.communique.refusal.Refusal;
import org.communique.statement.StatementId;
import org.communique.statement.api.MarkdownBody;
import org.communique.statement.draft.ReplacementOutcome;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Copies of a text in which the caller's organisation writes what it proposes. */
@RestController
@Tag(name = "Amendments")
@RequestMapping("/api/v1/statements/{statement}/proposals")
class ProposalApi {

    private final ProposalService proposals;
    private final AmendmentTextService texts;
    private final MarkdownBody markdownBody;

    ProposalApi(ProposalService proposals, AmendmentTextService texts, MarkdownBody markdownBody) {
        this.proposals = proposals;
        this.texts = texts;
        this.markdownBody = markdownBody;
    }

    /**
     * @param purpose   what it does to an amendment; missing if it is about none
     * @param amendment the number of that
     * @param writable  whether it is neither submitted nor discarded
     */
    record ProposalSummary(
            ProposalId id,
            int round,
            OrganisationId organisation,
            Instant begunAt,
            ProposalTarget.@Nullable Purpose purpose,
            @Nullable Integer amendment,
            boolean writable) {

        static ProposalSummary of(ProposalOutcome outcome) {
            return switch (outcome) {
                case ProposalOutcome.Begun(var proposal) -> of(proposal);
                case ProposalOutcome.Submitted _ -> throw new IllegalStateException("not begun");
                case Refusal refusal -> throw ApiException.of(refusal);
            };
        }

        static ProposalSummary of(Proposal proposal) {
            var target = proposal.id().target();
            return new ProposalSummary(
                    proposal.id(),
                    proposal.round().number(),
                    proposal.organisation(),
                    proposal.begunAt(),
                    target == null ? null : target.purpose(),
                    target == null ? null : target.number(),
                    proposal.isOpen());
        }
    }

    /** A copy of the round's text for the caller's organisation, or the one that it writes already. */
    @PostMapping
    @RequiredScope(TokenScope.WRITE)
    ProposalSummary beginProposal(@PathVariable StatementId statement) {
        return ProposalSummary.of(proposals.begin(statement));
    }

    @GetMapping("/{proposal}")
    @RequiredScope(TokenScope.READ)
    ProposalSummary proposal(@PathVariable StatementId statement, @PathVariable ProposalId proposal) {
        return ProposalSummary.of(found(statement, proposal));
    }

    private Proposal found(StatementId statement, ProposalId proposal) {
        if (!proposal.statement().equals(statement)) {
            throw new AccessDeniedException("a proposal to another statement");
        }
        return proposals.find(proposal).orElseThrow(ApiException::notFound);
    }

    /** What the copy says, in canonical form. Its ETag is for If-Match. */
    @GetMapping(path = "/{proposal}/draft", produces = MarkdownBody.MEDIA_TYPE)
    @RequiredScope(TokenScope.READ)
    ResponseEntity<String> proposalDraft(@PathVariable StatementId statement, @PathVariable ProposalId proposal) {
        var draft = proposals.current(found(statement, proposal).id());
        return ResponseEntity.ok().eTag(Long.toString(draft.revision())).body(markdownBody.write(draft.text()));
    }

    /** Replaces what the copy says. What both texts have alike is left alone, and is no change. */
    @PutMapping(path = "/{proposal}/draft", consumes = "text/markdown")
    @BodyLimit(megabytes = BodyLimit.FILE)
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    // The service asks too, but only once the text was read, which takes time.
    @PreAuthorize("@amendmentRights.canPropose(#proposal.statement(), #proposal.organisation())")
    void replaceProposalDraft(
            @PathVariable StatementId statement,
            @PathVariable ProposalId proposal,
            @Parameter(
                            description =
                                    "The ETag of the text that was read. If the copy was changed since, it is left"
                                            + " as it is: 412 and the code changed-meanwhile. If it has the sent text"
                                            + " already, as when a request is sent again, that is no failure.")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @RequestBody String markdown) {
        var id = found(statement, proposal).id();
        var text = markdownBody.read(markdown);
        var outcome = IfMatch.isAny(ifMatch)
                ? proposals.replace(id, text)
                : proposals.replaceAt(id, IfMatch.revisions(ifMatch), text);
        switch (outcome) {
            case ReplacementOutcome.Replaced _ -> {}
            case ReplacementOutcome.Frozen _ -> throw ApiException.conflict("frozen", "api.proposal-frozen");
            case ReplacementOutcome.ChangedMeanwhile _ ->
                throw ApiException.because(HttpStatus.PRECONDITION_FAILED, "changed-meanwhile", "api.copy-changed");
            case ReplacementOutcome.Refused(var refusal) -> throw ApiException.of(refusal);
        }
    }

    /** @param revision of the copy; with it the proposal is submitted as it is here */
    record ProposedChanges(long revision, List<ProposedPassages> changes) {}

    /**
     * @param place   by which items of a submission refer to it
     * @param passage the number in the margin of the first passage that it is about; 0 before all
     * @param movedTo the number of the passage after which it is to come, if it is moved
     * @param touches the numbers of the passages that it leaves other than they are, of which none may be closed
     * @param before  the passages that it changes, in Markdown; empty if it adds some
     * @param after   the same as it has them, and those that it adds, in Markdown; empty if it deletes them
     */
    record ProposedPassages(
            int place,
            AmendmentKind kind,
            int passage,
            @Nullable Integer movedTo,
            List<Integer> touches,
            String before,
            String after) {}

    /** What the copy changes in the text of the round, each with what belongs together: what a submission may make an amendment of. */
    @GetMapping("/{proposal}/changes")
    @RequiredScope(TokenScope.READ)
    ProposedChanges proposedChanges(@PathVariable StatementId statement, @PathVariable ProposalId proposal) {
        var preview = proposals.preview(found(statement, proposal).id());
        return markdownBody.run(() -> changes(preview));
    }

    private static ProposedChanges changes(ProposalPreview preview) {
        return new ProposedChanges(
                preview.revision(),
                IntStream.range(0, preview.changes().size())
                        .mapToObj(place -> passages(place, preview.changes().get(place)))
                        .toList());
    }

    private static ProposedPassages passages(int place, ProposedChange change) {
        return new ProposedPassages(
                place,
                change.kind(),
                change.passage(),
                change.movedTo(),
                change.touches(),
                MarkdownBody.part(change.before()),
                MarkdownBody.part(change.after()));
    }

    /**
     * @param revision of the changes as they were read
     * @param language BCP 47 tag of the reasons
     * @param items    one for each amendment; together they have all changes, each once
     */
    record NewSubmission(long revision, String language, List<NewAmendment> items) {}

    /**
     * @param changes the places of those that are taken together in it
     * @param reason  up to 4,000 characters
     */
    record NewAmendment(List<Integer> changes, @Nullable String reason) {}

    record SubmittedAmendment(int number, AmendmentKind kind, int passage) {}

    /**
     * Makes amendments of it, as it was read. That of a copy with an amendment has one item, in which all changes are taken together, and
     * answers with the amendment that has the text now.
     */
    @PostMapping("/{proposal}/submission")
    @BodyLimit(megabytes = 5)
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    List<SubmittedAmendment> submitProposal(
            @PathVariable StatementId statement,
            @PathVariable ProposalId proposal,
            @RequestBody NewSubmission submission) {
        var id = found(statement, proposal).id();
        var language = AmendmentViews.language(submission.language());
        var items = submission.items().stream()
                .map(item -> new Proposal.Item(
                        item.changes(), Optional.ofNullable(item.reason()).orElse("")))
                .toList();
        return switch (submit(id, submission.revision(), language.value(), items)) {
            case ProposalOutcome.Submitted(var amendments) ->
                amendments.stream()
                        .map(amendment ->
                                new SubmittedAmendment(amendment.id().number(), amendment.kind(), amendment.passage()))
                        .toList();
            case ProposalOutcome.Begun _ -> throw new IllegalStateException("not submitted");
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }

    private ProposalOutcome submit(ProposalId id, long revision, String language, List<Proposal.Item> items) {
        if (id.target() == null) {
            return proposals.submit(new SubmitProposal(id, revision, language, items));
        }
        return items.size() == 1
                ? texts.submit(new SubmitText(id, revision, items.getFirst().reason(), language))
                : new ProposalOutcome.InvalidItems();
    }

    /** The organisation can begin another one. */
    @DeleteMapping("/{proposal}")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discardProposal(@PathVariable StatementId statement, @PathVariable ProposalId proposal) {
        if (!proposals.discard(found(statement, proposal).id())) {
            throw ApiException.conflict("not-open", "api.not-open");
        }
    }
}
