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
import org.communique.coalition.Organisation;
import org.communique.coalition.OrganisationId;
import org.communique.publishing.PublicationService;
import org.communique.publishing.PublishStatement;
import org.communique.signon.OpenCall;
import org.communique.signon.OwnWords;
import org.communique.signon.Sign;
import org.communique.signon.SignOnCallService;
import org.communique.signon.SignOnService;
import org.communique.statement.DraftService;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.OpenStatement;
import org.communique.statement.Phase;
import org.communique.statement.StatementId;
import org.communique.statement.StatementOpening;
import org.communique.statement.StatementService;
import org.communique.statement.Submission.Submitted;
import org.communique.statement.VersionId;
import org.communique.text.CanonicalText;
import org.communique.text.RichText;
import org.communique.workflow.Decide;
import org.communique.workflow.ReviewService;
import org.communique.workflow.StageSheet.Standing;
import org.communique.workflow.Verdict;
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

    private final StatementOpening opening;
    private final StatementService statements;
    private final DraftService drafts;
    private final ReviewService reviews;
    private final SignOnCallService calls;
    private final SignOnService signing;
    private final PublicationService publications;
    private final Clock clock;

    DemoStatements(
            StatementOpening opening,
            StatementService statements,
            DraftService drafts,
            ReviewService reviews,
            SignOnCallService calls,
            SignOnService signing,
            PublicationService publications,
            Clock clock) {
        this.opening = opening;
        this.statements = statements;
        this.drafts = drafts;
        this.reviews = reviews;
        this.calls = calls;
        this.signing = signing;
        this.publications = publications;
        this.clock = clock;
    }

    StatementId open(Cast cast, String coordinator, String title, String language, String text, List<Grant> grants) {
        return cast.as(
                coordinator,
                () -> opening.open(new OpenStatement(title, language, "joint-statement", text(text), grants)));
    }

    /** Whoever writes replaces the text, and so becomes an author. */
    void write(Cast cast, String drafter, StatementId statement, String text) {
        cast.as(drafter, () -> drafts.replace(statement, text(text)));
    }

    VersionId submit(Cast cast, String drafter, StatementId statement) {
        return cast.as(drafter, () -> {
            if (drafts.submit(statement) instanceof Submitted submitted) {
                return submitted.version();
            }
            throw new IllegalStateException("the demo's draft was not taken");
        });
    }

    void decide(Cast cast, String reviewer, StatementId statement, Verdict verdict, String comment) {
        cast.as(reviewer, () -> {
            var stage = await(() -> reviews.sheets(statement).stream()
                            .filter(sheet -> sheet.standing() == Standing.MAY_DECIDE)
                            .findFirst()
                            .orElse(null))
                    .stage();
            return reviews.decide(new Decide(stage.id(), stage.hash(), verdict, comment));
        });
    }

    void awaitPhase(Cast cast, String member, StatementId statement, Phase phase) {
        cast.as(member, () -> await(() -> statements.get(statement).phase() == phase ? phase : null));
    }

    VersionId call(Cast cast, String coordinator, StatementId statement, Set<OrganisationId> invited, Duration time) {
        awaitPhase(cast, coordinator, statement, Phase.APPROVED);
        return cast.as(coordinator, () -> {
            calls.open(new OpenCall(statement, invited, clock.instant().plus(time)));
            return signing.sheet(statement).orElseThrow().call().version();
        });
    }

    void sign(Cast cast, String representative, VersionId version, @Nullable String reservation) {
        var organisation = cast.member(representative).organisation();
        cast.as(representative, () -> {
            signing.opened(version, organisation);
            var hash = signing.sheet(version.statement()).orElseThrow().call().hash();
            return signing.sign(
                    new Sign(version, organisation, hash, reservation == null ? null : new OwnWords(reservation)));
        });
    }

    void look(Cast cast, String representative, VersionId version) {
        cast.as(representative, () -> {
            signing.opened(version, cast.member(representative).organisation());
            return true;
        });
    }

    void decline(Cast cast, String representative, VersionId version, String reason) {
        cast.as(
                representative,
                () -> signing.decline(version, cast.member(representative).organisation(), new OwnWords(reason)));
    }

    void withdraw(Cast cast, String representative, VersionId version) {
        cast.as(
                representative,
                () -> signing.withdraw(version, cast.member(representative).organisation()));
    }

    void close(Cast cast, String coordinator, VersionId version) {
        cast.as(coordinator, () -> calls.close(version));
    }

    void publish(Cast cast, String coordinator, StatementId statement) {
        awaitPhase(cast, coordinator, statement, Phase.CLOSED);
        cast.as(coordinator, () -> {
            var hash = signing.sheet(statement).orElseThrow().call().hash();
            return publications.publish(new PublishStatement(statement, hash));
        });
    }

    private static RichText text(String file) {
        try {
            return CanonicalText.read(
                    new ClassPathResource("demo/" + file + ".md").getContentAsString(StandardCharsets.UTF_8));
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

    static List<Grant> grants(Cast cast, List<String> writers, List<String> reviewers, List<String> readers) {
        List<Grant> grants = new ArrayList<>();
        organisations(cast, writers).forEach(organisation -> grants.add(Grant.to(organisation.id(), Right.EDIT)));
        reviewers.forEach(reviewer -> grants.add(Grant.to(cast.member(reviewer).id(), Right.REVIEW)));
        organisations(cast, readers).forEach(organisation -> grants.add(Grant.to(organisation.id(), Right.READ)));
        return grants;
    }

    static Set<OrganisationId> invited(Cast cast, String... displayNames) {
        return organisations(cast, List.of(displayNames)).map(Organisation::id).collect(Collectors.toSet());
    }

    private static Stream<Organisation> organisations(Cast cast, List<String> displayNames) {
        return displayNames.stream().map(cast::organisation);
    }
}
