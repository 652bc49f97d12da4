package org.communique.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.publishing.CorrectionService;
import org.communique.publishing.CorrectionService.CorrectStatement;
import org.communique.publishing.PublicationService;
import org.communique.signon.AnswerContent;
import org.communique.signon.answer.SignOnService;
import org.communique.signon.answer.SignVersion;
import org.communique.signon.call.OpenCall;
import org.communique.signon.call.OutreachService;
import org.communique.signon.call.SignOnCallService;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.Phase;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.DraftTemplate;
import org.communique.statement.creation.ProposeStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.creation.StatementProposalService;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.SubmissionOutcome.Submitted;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.lifecycle.TagService;
import org.communique.text.document.RichText;
import org.communique.text.document.WordReplacement;
import org.communique.text.markdown.CanonicalText;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.definition.SaveWorkflow;
import org.communique.workflow.definition.SaveWorkflowResult;
import org.communique.workflow.definition.WorkflowService;
import org.communique.workflow.review.Decide;
import org.communique.workflow.review.ReviewService;
import org.communique.workflow.review.StageDetails.ReaderStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Takes the demo's statements as far as their stories go. */
@Component
@ConditionalOnProperty("communique.demo")
class DemoStatements {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final StatementCreationService creation;
    private final StatementProposalService proposals;
    private final StatementService statements;
    private final TagService tags;
    private final DraftService drafts;
    private final ReviewService reviews;
    private final WorkflowService workflows;
    private final SignOnCallService calls;
    private final OutreachService outreach;
    private final SignOnService signing;
    private final PublicationService publications;
    private final CorrectionService corrections;
    private final Clock clock;

    DemoStatements(
            StatementCreationService creation,
            StatementProposalService proposals,
            StatementService statements,
            TagService tags,
            DraftService drafts,
            ReviewService reviews,
            WorkflowService workflows,
            SignOnCallService calls,
            OutreachService outreach,
            SignOnService signing,
            PublicationService publications,
            CorrectionService corrections,
            Clock clock) {
        this.creation = creation;
        this.proposals = proposals;
        this.statements = statements;
        this.tags = tags;
        this.drafts = drafts;
        this.reviews = reviews;
        this.workflows = workflows;
        this.calls = calls;
        this.outreach = outreach;
        this.signing = signing;
        this.publications = publications;
        this.corrections = corrections;
        this.clock = clock;
    }

    StatementId open(
            DemoMembers demoMembers,
            String coordinator,
            String title,
            String language,
            String workflow,
            String text,
            List<Grant> grants) {
        return demoMembers.as(
                coordinator, () -> creation.open(new CreateStatement(title, language, workflow, text(text), grants)));
    }

    void propose(DemoMembers demoMembers, String member, String title, String reason) {
        var text = DraftTemplate.all().getFirst().text(title);
        demoMembers.as(
                member, () -> proposals.propose(new ProposeStatement(title, "en", reason, text), StatementId.random()));
    }

    void tag(DemoMembers demoMembers, String coordinator, StatementId statement, String... words) {
        demoMembers.as(coordinator, () -> tags.change(statement, List.of(words), null));
    }

    /** Each writer replaces the text, and so becomes an author. */
    void write(DemoMembers demoMembers, String drafter, StatementId statement, String text) {
        demoMembers.as(drafter, () -> drafts.replace(statement, text(text)));
    }

    VersionId submit(DemoMembers demoMembers, String drafter, StatementId statement) {
        return submit(demoMembers, drafter, statement, "");
    }

    VersionId submit(DemoMembers demoMembers, String drafter, StatementId statement, String changeNote) {
        return demoMembers.as(drafter, () -> {
            if (drafts.submit(statement, false, changeNote) instanceof Submitted submitted) {
                return submitted.version();
            }
            throw new IllegalStateException("the demo's draft was not taken");
        });
    }

    void decide(DemoMembers demoMembers, String reviewer, StatementId statement, Verdict verdict, String comment) {
        demoMembers.as(reviewer, () -> {
            var stage = await(() -> reviews.stageDetails(statement).stream()
                            .filter(details -> details.standing() == ReaderStatus.MAY_DECIDE)
                            .findFirst()
                            .orElse(null))
                    .stage();
            return reviews.decide(new Decide(stage.id(), stage.hash(), verdict, comment));
        });
    }

    void awaitPhase(DemoMembers demoMembers, String member, StatementId statement, Phase phase) {
        demoMembers.as(member, () -> await(() -> statements.get(statement).phase() == phase ? phase : null));
    }

    VersionId call(
            DemoMembers demoMembers,
            String coordinator,
            StatementId statement,
            Set<OrganisationId> invited,
            Duration time) {
        awaitPhase(demoMembers, coordinator, statement, Phase.APPROVED);
        return demoMembers.as(coordinator, () -> {
            var words = "We hope to sign this together. Write to me if anything keeps you from it.";
            calls.open(new OpenCall(statement, invited, clock.instant().plus(time), null, words));
            var version = signing.details(statement).orElseThrow().call().version();
            // Three quarters of those invited.
            outreach.setTarget(version, Math.max(1, invited.size() * 3 / 4));
            return version;
        });
    }

    void sign(DemoMembers demoMembers, String representative, VersionId version, @Nullable String reservation) {
        var organisation = demoMembers.member(representative).organisation();
        demoMembers.as(representative, () -> {
            signing.opened(version, organisation);
            var hash = signing.details(version.statement()).orElseThrow().call().hash();
            return signing.sign(new SignVersion(version, organisation, hash, AnswerContent.of(reservation)));
        });
    }

    void openSignOnPage(DemoMembers demoMembers, String representative, VersionId version) {
        demoMembers.as(representative, () -> {
            signing.opened(version, demoMembers.member(representative).organisation());
            return true;
        });
    }

    void decline(DemoMembers demoMembers, String representative, VersionId version, String reason) {
        demoMembers.as(
                representative,
                () -> signing.decline(
                        version, demoMembers.member(representative).organisation(), AnswerContent.of(reason)));
    }

    void withdraw(DemoMembers demoMembers, String representative, VersionId version) {
        demoMembers.as(
                representative,
                () -> signing.withdraw(
                        version, demoMembers.member(representative).organisation()));
    }

    void close(DemoMembers demoMembers, String coordinator, VersionId version) {
        demoMembers.as(coordinator, () -> calls.close(version));
    }

    void publish(DemoMembers demoMembers, String coordinator, StatementId statement) {
        awaitPhase(demoMembers, coordinator, statement, Phase.CLOSED);
        demoMembers.as(coordinator, () -> {
            var hash = signing.details(statement).orElseThrow().call().hash();
            return publications.publish(statement, hash);
        });
    }

    void correct(
            DemoMembers demoMembers, String coordinator, StatementId statement, WordReplacement change, String reason) {
        demoMembers.as(coordinator, () -> {
            var hash =
                    publications.publication(statement).orElseThrow().document().hash();
            return corrections.correct(new CorrectStatement(statement, hash, List.of(change), reason));
        });
    }

    /** With lanes, and a stage that depends on how many organisations take part. */
    void drawWorkflow(DemoMembers demoMembers, String administrator) {
        var command = new SaveWorkflow(
                read("wide-statement.bpmn").getBytes(StandardCharsets.UTF_8),
                "Two legal reviewers where more than ten organisations take part",
                null);
        if (demoMembers.as(administrator, () -> workflows.save(command)) instanceof SaveWorkflowResult.NotAWorkflow) {
            throw new IllegalStateException("the demo's workflow was not taken");
        }
    }

    private static RichText text(String file) {
        return CanonicalText.read(markdown(file));
    }

    static String markdown(String file) {
        return read(file + ".md");
    }

    private static String read(String file) {
        try {
            return new ClassPathResource("demo/" + file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T await(Supplier<@Nullable T> found) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            var value = found.get();
            if (value != null) {
                return value;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new IllegalStateException("the demo's workflow did not move on");
    }

    static List<Grant> grants(
            DemoMembers demoMembers, List<String> writers, List<String> reviewers, List<String> readers) {
        List<Grant> grants = new ArrayList<>();
        organisations(demoMembers, writers)
                .forEach(organisation -> grants.add(Grant.to(organisation.id(), Right.EDIT)));
        reviewers.forEach(
                reviewer -> grants.add(Grant.to(demoMembers.member(reviewer).id(), Right.REVIEW)));
        organisations(demoMembers, readers)
                .forEach(organisation -> grants.add(Grant.to(organisation.id(), Right.READ)));
        return grants;
    }

    static Set<OrganisationId> invited(DemoMembers demoMembers, String... displayNames) {
        return organisations(demoMembers, List.of(displayNames))
                .map(Organisation::id)
                .collect(Collectors.toSet());
    }

    private static Stream<Organisation> organisations(DemoMembers demoMembers, List<String> displayNames) {
        return displayNames.stream().map(demoMembers::organisation);
    }
}
