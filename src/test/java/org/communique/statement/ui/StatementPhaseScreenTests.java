package org.communique.statement.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.communique.ServerTest;
import org.communique.browser.Screens;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Role;
import org.communique.publishing.PublicationService;
import org.communique.publishing.PublishingOutcome.Published;
import org.communique.signon.AnswerContent;
import org.communique.signon.answer.SignOnService;
import org.communique.signon.answer.SignVersion;
import org.communique.signon.call.OpenCall;
import org.communique.signon.call.SignOnCallService;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.Phase;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.statement.activity.StatementAuditEvent;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.creation.WorkflowCatalogue;
import org.communique.statement.creation.WorkflowCatalogue.WorkflowOption;
import org.communique.statement.draft.DraftService;
import org.communique.statement.lifecycle.OpenStagesChanged;
import org.communique.statement.lifecycle.ReviewForecastService;
import org.communique.statement.lifecycle.StageForecaster.StageForecast;
import org.communique.statement.lifecycle.StatementService;
import org.communique.text.document.RichText;
import org.communique.text.markdown.CanonicalText;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.decision.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.data.mongodb.core.MongoOperations;

/** What the page of a statement says in each phase, to those who can act and to those who read. */
@ServerTest
class StatementPhaseScreenTests {

    private static final String CANNOT_BE_CHANGED = "so the text can";

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    CoalitionFixtures people;

    @Autowired
    Directory directory;

    @Autowired
    ReviewFixtures reviews;

    @Autowired
    StatementCreationService creation;

    @Autowired
    StatementService statements;

    @Autowired
    DraftService drafts;

    @Autowired
    ReviewForecastService forecasts;

    @Autowired
    WorkflowCatalogue workflows;

    @Autowired
    MongoOperations mongo;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    SignOnCallService calls;

    @Autowired
    SignOnService signOn;

    @Autowired
    PublicationService publishing;

    @Autowired
    MessageSource messages;

    @Autowired
    Clock clock;

    /** With exactly the people that first steps name, and the workflow that they name. */
    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void threePeopleOfThreeOrganisationsComeFromNothingToAPublishedStatementAndEachPhaseSaysWhatItIs() {
        letCoordinatorsLeave();
        var organisations =
                List.of(people.organisation("One"), people.organisation("Two"), people.organisation("Three"));
        var coordinator = person(organisations.get(0), Role.COORDINATOR, Role.REPRESENTATIVE);
        var drafter = person(organisations.get(1), Role.DRAFTER, Role.REPRESENTATIVE);
        var reviewer = person(organisations.get(2), Role.REVIEWER, Role.REPRESENTATIVE);
        var grants = List.of(Grant.to(drafter.id(), Right.EDIT), Grant.to(reviewer.id(), Right.REVIEW));
        var workflow = namedInFirstSteps();
        assertThat(as(coordinator, () -> forecasts.ofNew(workflow, grants))).noneMatch(StageForecast::undecidable);
        var id = as(
                coordinator, () -> creation.open(new CreateStatement("First", "en", workflow, RichText.EMPTY, grants)));
        as(drafter, () -> drafts.replace(id, CanonicalText.read("We call on States.\n")));
        textSays(id, reviewer, "You can read this draft as it is being written.");
        nextIs(id, drafter, "Next: finish the draft and submit it");
        nextIs(id, reviewer, "Next: the drafters finish the draft and submit it");

        as(drafter, () -> drafts.submit(id));
        textSays(id, drafter, "Version 1 is in review, so the text cannot be changed now.");
        var review = screens.signedIn(reviewer);
        review.open(id, "review");
        review.field("Approve").first().check();
        review.button("Record my decision").click();
        ReviewFixtures.eventually(() -> phase(id, coordinator) == Phase.APPROVED);
        textSays(id, drafter, "Version 1 is approved, so the text cannot be changed.");

        var version = VersionId.of(id, 1);
        var hash = as(coordinator, () -> statements.versions(id).getFirst().hash());
        var asked = Set.copyOf(organisations.stream().map(Organisation::id).toList());
        runAs(
                coordinator,
                () -> calls.open(new OpenCall(id, asked, clock.instant().plus(Duration.ofDays(3)))));
        textSays(id, drafter, "Version 1 is open for sign-on, so the text cannot be changed.");
        for (var signer : List.of(coordinator, drafter, reviewer)) {
            runAs(signer, () -> signOn.sign(new SignVersion(version, signer.organisation(), hash, AnswerContent.NONE)));
        }
        runAs(coordinator, () -> calls.close(version));
        textSays(id, drafter, "The sign-on call for version 1 is closed, so the text can no longer be changed.");
        var progress = screens.signedIn(drafter);
        progress.open(id, "review");
        assertThat(progress.in("review-progress").in("card-line").texts())
                .anyMatch(line -> line.matches("Sign-on ?done.*"))
                .anyMatch(line -> line.matches("Publication ?now.*"));
        assertThat(as(coordinator, () -> publishing.publish(id, hash))).isInstanceOf(Published.class);
        textSays(id, drafter, "Version 1 is published, so the text can no longer be changed.");
    }

    private void letCoordinatorsLeave() {
        directory.membersWith(Role.COORDINATOR).forEach(each -> people.deactivate(each.id()));
    }

    private Member person(Organisation organisation, Role... roles) {
        var member = people.member("Of " + organisation.displayName(), organisation, roles);
        people.mandate(member, organisation.id());
        return member;
    }

    private String namedInFirstSteps() {
        var advice = messages.getMessage("statement.first-steps.STATEMENT.advice", new Object[0], Locale.ENGLISH);
        return workflows.offers().stream()
                .filter(offer -> advice.contains("“" + offer.name() + "”"))
                .map(WorkflowOption::key)
                .findFirst()
                .orElseThrow();
    }

    private Phase phase(StatementId id, Member member) {
        return as(member, () -> statements.get(id)).phase();
    }

    private void textSays(StatementId id, Member reader, String sentence) {
        var screen = screens.signedIn(reader);
        screen.open(id, "draft");
        assertThat(screen.in("next-step").text()).startsWith(sentence);
        assertThat(screen.text().split(CANNOT_BE_CHANGED, -1)).hasSizeLessThanOrEqualTo(2);
    }

    private void nextIs(StatementId id, Member reader, String next) {
        var screen = screens.signedIn(reader);
        screen.open(id, "versions");
        screen.link(next).counts(1);
    }

    @Test
    void saysWhoAbandonedTheStatement() {
        var statement = reviews.drafting();
        runAs(statement.coordinator(), () -> statements.abandon(statement.id()));
        var abandonment =
                query(where("statement").is(statement.id()).and("kind").is("ABANDONED"));
        var onRecord =
                await().until(() -> mongo.findAndRemove(abandonment, StatementAuditEvent.class), Objects::nonNull);
        var drafter = screens.signedIn(statement.drafter());
        drafter.open(statement.id(), "draft");
        drafter.shows("A coordinator abandoned this statement.");

        mongo.insert(onRecord);
        events.publishEvent(new OpenStagesChanged(statement.id()));
        drafter.shows(statement.coordinator().name() + " abandoned this statement.");
        textSays(statement.id(), statement.coordinator(), "You abandoned this statement.");
        textSays(statement.id(), statement.drafter(), statement.coordinator().name() + " abandoned this statement.");
    }

    @Test
    void asksOnlyThoseWhoCanEditToReviseTheDraft() {
        var statement = reviews.inPolicyReview();
        var drafter = screens.signedIn(statement.drafter());
        drafter.open(statement.id(), "review");
        drafter.in("vaadin-details").with("Recall the text").click();
        drafter.button("Recall the text").click();
        drafter.dialog().shows("a mail with your name, and the reason if you give one.");
        drafter.dialog().button("Recall the text").click();
        drafter.shows("Version 1 is recalled. Its draft is open again.");
        reviews.awaitPhase(statement, Phase.DRAFTING);
        drafter.open("/");
        drafter.shows("You recalled version 1 from review.");
        drafter.open(statement.id(), "review");
        drafter.shows("You recalled version 1 from review. Revise the draft and submit it");
        drafter.link("Go to the draft").counts(1);
        var reader = screens.signedIn(statement.reviewer(0));
        reader.open(statement.id(), "review");
        reader.shows(statement.drafter().name() + " recalled version 1 from review. The drafters revise the draft");
        reader.link("Go to the draft").counts(0);
    }

    @Test
    void saysThatAStageIsAnotherThanTheOneJustDecided() {
        var statement = reviews.inPolicyReview();
        var reviewer = screens.signedIn(statement.reviewer(0));
        reviewer.open(statement.id(), "review");
        reviewer.field("Policy review: your decision on this text").counts(1);
        var stage = reviews.stage(statement, "policyReview", 1);
        reviews.decide(stage, statement.reviewer(0), Verdict.APPROVE);
        reviews.decide(stage, statement.reviewer(1), Verdict.APPROVE);
        reviewer.shows("“Policy review”, on which you decided, is over. This is another stage: “Legal review”.");
        reviewer.field("Legal review: your decision on this text").counts(1);
        var other = screens.signedIn(statement.reviewer(2));
        other.open(statement.id(), "review");
        other.hides("on which you decided");
    }

    @Test
    void followsWhoIsMadeCoordinatorElsewhere() {
        letCoordinatorsLeave();
        var statement = reviews.drafting();
        as(statement.coordinator(), () -> drafts.replace(statement.id(), CanonicalText.read("A text.\n")));
        var drafter = screens.signedIn(statement.drafter());
        drafter.open(statement.id(), "draft");
        drafter.shows("One stage could not be decided");
        people.member(Role.COORDINATOR);
        drafter.hides("One stage could not be decided");
    }
}
