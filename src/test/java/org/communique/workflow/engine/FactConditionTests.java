package org.communique.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.communique.ServerTest;
import org.communique.coalition.directory.Role;
import org.communique.ledger.Ledger;
import org.communique.ledger.LogId;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.Statement;
import org.communique.statement.VersionId;
import org.communique.statement.lifecycle.TagOutcome.Tagged;
import org.communique.statement.lifecycle.TagService;
import org.communique.statement.version.Version;
import org.communique.statement.version.VersionFacts;
import org.communique.statement.version.Versions;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.bpmn.BpmnFiles;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.definition.SaveWorkflow;
import org.communique.workflow.definition.SaveWorkflowResult.Saved;
import org.communique.workflow.definition.WorkflowService;
import org.communique.workflow.definition.WorkflowVersionId;
import org.communique.workflow.migration.DecidingFacts;
import org.communique.workflow.migration.MigrationResult.Moved;
import org.communique.workflow.migration.MigrationService;
import org.communique.workflow.model.StatementFact;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The legal review is asked only of statements with more than four organisations, or in Arabic. */
@ServerTest
class FactConditionTests {

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    WorkflowService service;

    @Autowired
    MigrationService migrations;

    @Autowired
    TagService tagService;

    @Autowired
    ProcessInstances processes;

    @Autowired
    WorkflowReconciler reconciler;

    @Autowired
    Versions versions;

    @Autowired
    Ledger ledger;

    @Autowired
    MongoOperations mongo;

    @Autowired
    JdbcClient jdbc;

    private final String key = "f" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void save() {
        save("joint-statement");
    }

    private void save(String shipped) {
        save(shipped, "statement.organisations &lt;= 4 and statement.language != 'ar'");
    }

    private void save(String shipped, String condition) {
        var file = BpmnFiles.shipped(shipped)
                .replace("\"" + shipped + "\"", "\"" + key + "\"")
                .replace(
                        "<exclusiveGateway id=\"policyOutcome\" name=\"Approved?\" default=\"policyChanges\"/>",
                        """
                        <exclusiveGateway id="policyOutcome" name="Approved?" default="policyChanges"/>
                        <sequenceFlow id="small" name="small" sourceRef="policyOutcome" targetRef="clearance">
                          <conditionExpression>${policyReview == 'APPROVED' and %s}</conditionExpression>
                        </sequenceFlow>
                        """.formatted(condition))
                .replaceFirst("(?s)<bpmndi:BPMNDiagram.*</bpmndi:BPMNDiagram>", "");
        var administrator = fixtures.coalition.member(Role.ADMINISTRATOR);
        assertThat(as(
                        administrator,
                        () -> service.save(new SaveWorkflow(file.getBytes(StandardCharsets.UTF_8), "facts", null))))
                .isInstanceOf(Saved.class);
    }

    private void grant(Case of, int members) {
        for (int number = 0; number < members; number++) {
            mongo.updateFirst(
                    query(where("_id").is(of.id())),
                    new Update()
                            .push(
                                    "grants",
                                    Grant.to(
                                            fixtures.coalition
                                                    .member(Role.REVIEWER)
                                                    .id(),
                                            Right.READ)),
                    Statement.class);
        }
    }

    private void approve(Case statement) {
        var stage = fixtures.awaitOpen(statement, "policyReview");
        fixtures.decide(stage, statement.reviewer(0), Verdict.APPROVE);
        fixtures.decide(stage, statement.reviewer(1), Verdict.APPROVE);
    }

    private void lose(Case statement) {
        processes.end(statement.id(), "lost");
        jdbc.sql("delete from communique_applied where statement = ?")
                .param(statement.id().value())
                .update();
    }

    private int organisations(Case statement, int version) {
        var facts = versions.findSummaryById(VersionId.of(statement.id(), version))
                .orElseThrow()
                .facts();
        return facts == null ? -1 : facts.organisations();
    }

    @Test
    void aSmallStatementPassesTheLegalReviewBy() {
        var statement = fixtures.inReview(key, 3);
        assertThat(organisations(statement, 1)).isEqualTo(4);
        approve(statement);
        fixtures.awaitOpen(statement, "clearance");
    }

    @Test
    void aLargeOneDoesNot() {
        var statement = fixtures.drafting(key, 3);
        grant(statement, 1);
        fixtures.submit(statement, "text of version 1\n");
        approve(statement);
        fixtures.awaitOpen(statement, "legalReview");
        assertThat(as(statement.coordinator(), () -> migrations.version(statement.id()))
                        .orElseThrow()
                        .facts())
                .isEqualTo(new DecidingFacts(
                        1, Map.of(StatementFact.ORGANISATIONS, 5, StatementFact.LANGUAGE, "en"), List.of()));
        assertThat(as(statement.drafter(), () -> migrations.version(statement.id()))
                        .orElseThrow()
                        .facts())
                .isEqualTo(new DecidingFacts(
                        1, Map.of(StatementFact.LANGUAGE, "en"), List.of(StatementFact.ORGANISATIONS)));
        assertThat(ledger.entries(LogId.privateOf(statement.id().value())))
                .filteredOn(entry -> entry.type().equals("factsRecorded"))
                .singleElement()
                .satisfies(entry -> assertThat(String.valueOf(entry.fields().get("organisations")))
                        .isEqualTo("5"));
    }

    @Test
    void whoGetsAccessAfterTheTextWasSubmittedCountsWithTheNextVersion() {
        var statement = fixtures.inReview(key, 3);
        grant(statement, 2);
        assertThat(organisations(statement, 1)).isEqualTo(4);
        fixtures.decide(fixtures.awaitOpen(statement, "policyReview"), statement.reviewer(0), Verdict.REQUEST_CHANGES);
        fixtures.submit(statement, "text of version 2\n");
        assertThat(organisations(statement, 2)).isEqualTo(6);
        approve(statement);
        fixtures.awaitOpen(statement, "legalReview");
    }

    @Test
    void aLostProcessIsRebuiltOnTheSameWayAlthoughTheFactsChanged() {
        var statement = fixtures.inReview(key, 3);
        approve(statement);
        fixtures.awaitOpen(statement, "clearance");
        grant(statement, 5);
        lose(statement);
        reconciler.reconcile(statement.id().value());
        assertThat(processes.position(statement.id()).activities()).containsExactly("clearance");
    }

    @Test
    void aVersionThatAnEarlierBuildFrozeGetsItsFactsOnce() {
        var statement = fixtures.drafting(key, 3);
        grant(statement, 1);
        fixtures.submitUnannounced(statement);
        assertThat(organisations(statement, 1)).isEqualTo(-1);
        reconciler.reconcile(statement.id().value());
        grant(statement, 1);
        approve(statement);
        fixtures.awaitOpen(statement, "legalReview");
        assertThat(versions.findSummaryById(VersionId.of(statement.id(), 1))
                        .orElseThrow()
                        .facts())
                .isEqualTo(new VersionFacts(5, 4, List.of()));
    }

    /** The legal review is passed by unless the statement has the tag. */
    private void saveWithTag() {
        save("joint-statement", "!statement.tags.contains('legal')");
    }

    private void tag(Case of, @Nullable Integer seen, String... tags) {
        assertThat(as(of.coordinator(), () -> tagService.change(of.id(), List.of(tags), seen)))
                .isInstanceOf(Tagged.class);
    }

    @Test
    void aTaggedStatementTakesTheWayOfItsTag() {
        saveWithTag();
        var statement = fixtures.drafting(key, 3);
        tag(statement, null, "Legal", "Asylum");
        fixtures.submit(statement, "text of version 1\n");
        // What is changed later counts with the next version.
        tag(statement, 1, "Asylum");
        approve(statement);
        fixtures.awaitOpen(statement, "legalReview");
        assertThat(as(statement.drafter(), () -> migrations.version(statement.id()))
                        .orElseThrow()
                        .facts())
                .isEqualTo(new DecidingFacts(1, Map.of(StatementFact.TAGS, List.of("legal")), List.of()));
        assertThat(ledger.entries(LogId.privateOf(statement.id().value())))
                .filteredOn(entry -> entry.type().equals("tagsRecorded"))
                .singleElement()
                .satisfies(entry ->
                        assertThat(String.valueOf(entry.fields().get("tags"))).isEqualTo("[Legal, Asylum]"));
        lose(statement);
        reconciler.reconcile(statement.id().value());
        assertThat(processes.position(statement.id()).activities()).containsExactly("legalReview");
    }

    @Test
    void oneWithoutTheTagPassesTheReviewBy() {
        saveWithTag();
        var statement = fixtures.drafting(key, 3);
        tag(statement, null, "Asylum");
        fixtures.submit(statement, "text of version 1\n");
        tag(statement, 1, "Legal");
        approve(statement);
        fixtures.awaitOpen(statement, "clearance");
        assertThat(ledger.entries(LogId.privateOf(statement.id().value())))
                .filteredOn(entry -> entry.type().equals("tagsRecorded"))
                .hasSize(1);
    }

    @Test
    void aVersionWhoseFactsAnEarlierBuildRecordedGetsItsTagsOnce() {
        var statement = fixtures.inReview(key, 3);
        mongo.updateFirst(
                query(where("_id").is(VersionId.of(statement.id(), 1))),
                new Update().unset("facts.tags"),
                Version.class);
        tag(statement, null, "Legal");
        approve(statement);
        fixtures.awaitOpen(statement, "clearance");
        var facts = versions.findSummaryById(VersionId.of(statement.id(), 1))
                .orElseThrow()
                .facts();
        assertThat(facts).isEqualTo(new VersionFacts(4, 4, List.of("Legal")));
    }

    @Test
    void aStatementThatIsMovedToAnotherVersionKeepsItsFactsAndTags() {
        saveWithTag();
        var statement = fixtures.drafting(key, 3);
        tag(statement, null, "Legal");
        fixtures.submit(statement, "text of version 1\n");
        var before = versions.findSummaryById(VersionId.of(statement.id(), 1))
                .orElseThrow()
                .facts();
        fixtures.awaitOpen(statement, "policyReview");
        save("joint-statement", "!statement.tags.contains('legal') and statement.words &lt; 900");
        tag(statement, 1);
        grant(statement, 2);
        assertThat(as(
                        statement.coordinator(),
                        () -> migrations.move(statement.id(), WorkflowVersionId.of(key, 3), "stricter")))
                .isInstanceOf(Moved.class);
        assertThat(versions.findSummaryById(VersionId.of(statement.id(), 1))
                        .orElseThrow()
                        .facts())
                .isEqualTo(before);
        approve(statement);
        fixtures.awaitOpen(statement, "legalReview");
    }

    @Test
    void aRoundOfAmendmentsBeforeTheFirstVersionNeedsNoFacts() {
        save("position-with-amendments");
        var statement = fixtures.inReview(key, 3);
        assertThat(organisations(statement, 1)).isEqualTo(4);
        approve(statement);
        fixtures.awaitOpen(statement, "clearance");
        lose(statement);
        reconciler.reconcile(statement.id().value());
        assertThat(processes.position(statement.id()).activities()).containsExactly("clearance");
    }
}
