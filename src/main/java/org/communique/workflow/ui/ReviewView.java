package org.communique.workflow.ui;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.ui.CommentedVersion;
import org.communique.comment.ui.CommentedVersionFactory;
import org.communique.mail.MailService;
import org.communique.screen.KeyedChildren;
import org.communique.statement.Statement;
import org.communique.statement.access.StatementRights;
import org.communique.statement.draft.DraftService;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.ui.RefreshableScreen;
import org.communique.statement.ui.StatementLayout;
import org.communique.statement.version.VersionComparisonService;
import org.communique.statement.version.VersionSummary;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.migration.MigrationService;
import org.communique.workflow.migration.VariationService;
import org.communique.workflow.progress.ProgressService;
import org.communique.workflow.review.AssignmentService;
import org.communique.workflow.review.DeadlineService;
import org.communique.workflow.review.ReturnService;
import org.communique.workflow.review.ReviewService;
import org.communique.workflow.review.StageDetails;
import org.jspecify.annotations.Nullable;

/** Where a version is read, compared and decided on, and what was decided before. */
@PermitAll
@Route(value = "statements/:statement/review", layout = StatementLayout.class)
@StyleSheet("context://review.css")
class ReviewView extends Div implements BeforeEnterObserver, RefreshableScreen {

    private final StatementService statements;
    private final StatementRights rights;
    private final ReviewService review;
    private final StageForms stageForms;
    private final ProgressService progress;
    private final MigrationService migrations;
    private final VariationService variations;
    private final DraftService drafts;
    private final CurrentMember currentMember;
    private final Directory directory;
    private final CommentedVersionFactory commentedVersionFactory;
    private final VersionComparisonService versionComparisonService;
    private final Clock clock;
    private final Div head = new Div();
    private final Div main = new Div();
    private final Div side = new Div();
    private @Nullable CommentedVersion commentedVersion;
    private KeyedChildren<Part, Component> headParts = new KeyedChildren<>(head);
    private KeyedChildren<Part, Component> mainParts = new KeyedChildren<>(main);
    private KeyedChildren<Part, Component> sideParts = new KeyedChildren<>(side);
    private @Nullable ReviewProgressSection progressSection;
    private DecideBar bar = new DecideBar();
    private final NativeButton toDecision = new NativeButton(getTranslation("workflow.review.to-decision"));

    /** What a part of the screen shows: it is drawn again when that is another. */
    private record Part(String kind, Object about) {}

    ReviewView(
            StatementService statements,
            StatementRights rights,
            ReviewService review,
            AssignmentService assignment,
            DeadlineService deadlines,
            ReturnService returns,
            MailService mails,
            ProgressService progress,
            MigrationService migrations,
            VariationService variations,
            DraftService drafts,
            CurrentMember currentMember,
            Directory directory,
            CommentedVersionFactory commentedVersionFactory,
            VersionComparisonService versionComparisonService,
            Clock clock) {
        this.statements = statements;
        this.rights = rights;
        this.review = review;
        this.stageForms =
                new StageForms(review, assignment, deadlines, returns, mails, rights, currentMember, directory);
        this.progress = progress;
        this.migrations = migrations;
        this.variations = variations;
        this.drafts = drafts;
        this.currentMember = currentMember;
        this.directory = directory;
        this.commentedVersionFactory = commentedVersionFactory;
        this.versionComparisonService = versionComparisonService;
        this.clock = clock;
        addClassNames("screen", "review");
        head.addClassName("review-head");
        main.addClassName("review-main");
        side.addClassName("review-side");
        toDecision.addClassName("skip");
        toDecision.addClickListener(click -> bar.leadToDecision());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var statement = StatementLayout.statementOf(event, statements);
        removeAll();
        commentedVersion = null;
        bar = new DecideBar();
        headParts = new KeyedChildren<>(head);
        mainParts = new KeyedChildren<>(main);
        sideParts = new KeyedChildren<Part, Component>(side).unsent("workflow.review.unsent");
        progressSection = new ReviewProgressSection(
                statement.id(), progress, migrations, variations, rights.canCoordinate(statement.id()));
        add(head, main, side, progressSection, bar);
        show(statement);
    }

    @Override
    public void refresh(Statement statement) {
        if (commentedVersion != null) {
            commentedVersion.refresh();
        }
        show(statement);
    }

    @Override
    public Optional<Component> skip() {
        return Optional.of(toDecision);
    }

    private void show(Statement statement) {
        var stages = review.stageDetails(statement.id());
        var versions = statements.versions(statement.id()).stream()
                .filter(version -> version.number() <= statement.submittedVersions())
                .toList();
        if (!versions.isEmpty() && (commentedVersion == null || !commentedVersion.isOf(versions.getFirst()))) {
            var opened = commentedVersionFactory.open(versions.getFirst());
            commentedVersion = opened;
            opened.steerFrom(bar.navigation());
            opened.onCounted(() -> showCounts(opened));
        }
        showHead(statement, stages);
        showMain(stages, versions);
        showSide(statement, stages);
        if (commentedVersion instanceof CommentedVersion commented) {
            showCounts(commented);
        }
        requireNonNull(progressSection).show();
    }

    private void showCounts(CommentedVersion counted) {
        bar.showReading(counted);
        side.getChildren()
                .flatMap(Component::getChildren)
                .filter(DecisionForm.class::isInstance)
                .forEach(form -> ((DecisionForm) form).follow(counted.held() > 0));
    }

    private void showMain(List<StageDetails> stages, List<VersionSummary> versions) {
        var parts = new LinkedHashMap<Part, Supplier<Component>>();
        var commented = commentedVersion;
        if (commented != null) {
            parts.put(
                    new Part("text", versions.getFirst().id()),
                    () -> new VersionText(
                            versionComparisonService,
                            versions,
                            name(versions.getFirst().frozenBy()),
                            commented));
        }
        var closed = stages.stream().filter(details -> !details.stage().open()).toList();
        if (!closed.isEmpty()) {
            parts.put(new Part("closed", closed), () -> new ClosedStagesPanel(closed));
        }
        mainParts.show(parts);
    }

    private String name(MemberId member) {
        return directory.member(member).map(Member::name).orElse("");
    }

    /** Where the statement is while nothing of it is reviewed, and what the reader decided last. */
    private void showHead(Statement statement, List<StageDetails> stages) {
        var parts = new LinkedHashMap<Part, Supplier<Component>>();
        if (stages.stream().noneMatch(details -> details.stage().open())) {
            var edits = rights.canEdit(statement.id());
            parts.put(
                    new Part(
                            "state",
                            List.of(statement.phase(), statement.frozen().versions(), edits)),
                    () -> ReviewState.of(statement, edits, drafts, progress));
            stages.stream()
                    .filter(StageDetails::counts)
                    .findFirst()
                    .ifPresent(details -> RecordedDecisionPanel.decision(details, currentMember.id())
                            .ifPresent(decision -> parts.put(new Part("recorded", details), () -> {
                                var recorded = recorded(details, decision);
                                recorded.addClassName("panel");
                                return recorded;
                            })));
        }
        headParts.show(parts);
    }

    private void showSide(Statement statement, List<StageDetails> stages) {
        var open = stages.stream().filter(details -> details.stage().open()).toList();
        var parts = new LinkedHashMap<Part, Supplier<Component>>();
        open.forEach(details -> parts.put(
                stagePart(details), () -> new StagePanel(details.stage().name())));
        sideParts.show(parts);
        var before = stages.stream()
                .filter(details -> !details.stage().open() && details.counts())
                .filter(details -> RecordedDecisionPanel.decision(details, currentMember.id())
                        .isPresent())
                .map(details -> details.stage().name())
                .findFirst();
        open.forEach(details -> panel(details)
                .show(
                        details,
                        before,
                        clock.instant(),
                        RecordedDecisionPanel.decision(details, currentMember.id()),
                        decision -> recorded(details, decision),
                        () -> stageForms.of(details, statement)));
        showBar(open);
    }

    private static Part stagePart(StageDetails details) {
        return new Part("stage", details.stage().id());
    }

    private StagePanel panel(StageDetails details) {
        return (StagePanel) sideParts.child(stagePart(details)).orElseThrow();
    }

    /** One stage at a time; the others follow when the first is decided. */
    private void showBar(List<StageDetails> open) {
        var decided =
                open.stream().filter(details -> details.standing().mayDecide()).findFirst();
        decided.or(() -> open.stream().findFirst())
                .ifPresentOrElse(details -> bar.show(details, panel(details), clock.instant()), bar::showNoStage);
        toDecision.setVisible(decided.isPresent());
        if (commentedVersion instanceof CommentedVersion commented) {
            commented.offerHolding(decided.isPresent());
            commented.offerReading(!open.isEmpty());
        }
    }

    private RecordedDecisionPanel recorded(StageDetails details, Decision decision) {
        return new RecordedDecisionPanel(details, decision, review, clock.instant());
    }
}
