package org.communique.statement.api;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.CurrentMember;
import org.communique.http.limit.BodyLimit;
import org.communique.refusal.Refusal;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.creation.KeyedRequest;
import org.communique.statement.creation.ProposeStatement;
import org.communique.statement.creation.StatementProposalOutcome;
import org.communique.statement.creation.StatementProposalService;
import org.communique.statement.lifecycle.StatementService;
import org.communique.text.document.RichText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Statements that members propose to the coordinators. */
@RestController
@Tag(name = "Statements")
@RequestMapping("/api/v1/statements")
class StatementProposalApi {

    private final StatementService statements;
    private final StatementProposalService proposals;
    private final MarkdownBody markdownBody;
    private final CurrentMember currentMember;

    StatementProposalApi(
            StatementService statements,
            StatementProposalService proposals,
            MarkdownBody markdownBody,
            CurrentMember currentMember) {
        this.statements = statements;
        this.proposals = proposals;
        this.markdownBody = markdownBody;
        this.currentMember = currentMember;
    }

    /**
     * What to propose.
     *
     * @param language BCP 47 tag; {@code en} if missing
     * @param reason   why the coalition should make the statement, for the coordinators
     * @param markdown text to begin with
     */
    record NewProposal(
            String title,
            @Nullable String language,
            String reason,
            @Nullable String markdown) {}

    /** Proposes a statement to the coordinators. Its draft can be written in at once by who proposes it, whatever their roles. */
    @PostMapping("/proposals")
    @RequiredScope(TokenScope.WRITE)
    @BodyLimit(megabytes = 13)
    @ResponseStatus(HttpStatus.CREATED)
    Statement propose(
            @Parameter(description = StatementCreationApi.KEY_DESCRIPTION)
                    @RequestHeader(name = StatementCreationApi.KEY, required = false)
                    @Nullable
                    String key,
            @RequestBody NewProposal proposal) {
        var request = KeyedRequest.of(currentMember.id(), "proposal", key, proposal);
        if (StatementCreationApi.isDone(proposals.progress(request))) {
            return statements.get(request.statement());
        }
        checkMayPropose();
        var text = proposal.markdown() == null ? RichText.EMPTY : markdownBody.read(proposal.markdown());
        proposals.refusalOf(text).ifPresent(refusal -> {
            throw ApiException.of(refusal);
        });
        checkMayPropose();
        proposals.propose(
                new ProposeStatement(
                        proposal.title(),
                        Optional.ofNullable(proposal.language()).orElse("en"),
                        proposal.reason(),
                        text),
                request);
        StatementCreationApi.isDone(proposals.progress(request));
        return statements.get(request.statement());
    }

    /** Before a text is read, which takes time. */
    private void checkMayPropose() {
        proposals.refusal().ifPresent(exceeded -> {
            throw ApiException.of(exceeded);
        });
    }

    /** @param workflow {@code joint-statement} if missing */
    record Opening(@Nullable String workflow) {}

    /** Opens a proposed statement. The caller becomes its coordinator. */
    @PostMapping("/{statement}/proposal/opening")
    @RequiredScope(TokenScope.WRITE)
    Statement open(@PathVariable StatementId statement, @RequestBody Opening opening) {
        return decided(proposals.open(
                statement, Optional.ofNullable(opening.workflow()).orElse("joint-statement")));
    }

    /** @param reason which its proposer is told */
    record Declining(String reason) {}

    @PostMapping("/{statement}/proposal/declining")
    @RequiredScope(TokenScope.WRITE)
    Statement decline(@PathVariable StatementId statement, @RequestBody Declining declining) {
        return decided(proposals.decline(statement, declining.reason()));
    }

    /** Withdraws what the caller proposed. */
    @DeleteMapping("/{statement}/proposal")
    @RequiredScope(TokenScope.WRITE)
    Statement withdraw(@PathVariable StatementId statement) {
        return decided(proposals.withdraw(statement));
    }

    private Statement decided(StatementProposalOutcome outcome) {
        return switch (outcome) {
            case StatementProposalOutcome.Decided decided ->
                statements.get(decided.statement().id());
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }
}
