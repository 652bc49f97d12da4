package org.communique.workflow.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.communique.ServerTest;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.statement.creation.WorkflowCatalogue.WorkflowOption;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.bpmn.BpmnFiles;
import org.communique.workflow.bpmn.Finding;
import org.communique.workflow.bpmn.WorkflowImportResult.Accepted;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.definition.SaveWorkflowResult.NoNote;
import org.communique.workflow.definition.SaveWorkflowResult.NotAWorkflow;
import org.communique.workflow.definition.SaveWorkflowResult.NotNext;
import org.communique.workflow.definition.SaveWorkflowResult.Saved;
import org.communique.workflow.definition.SaveWorkflowResult.Unchanged;
import org.communique.workflow.definition.WorkflowService.LastWorkflow;
import org.communique.workflow.migration.WorkflowDeletion;
import org.communique.workflow.migration.WorkflowDeletion.Deleted;
import org.communique.workflow.migration.WorkflowDeletion.VersionBuiltIn;
import org.communique.workflow.migration.WorkflowDeletion.VersionInUse;
import org.communique.workflow.migration.WorkflowDeletionService;
import org.communique.workflow.model.WorkflowFault;
import org.flowable.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class WorkflowServiceTests {

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    WorkflowService service;

    @Autowired
    WorkflowDeletionService deletion;

    @Autowired
    WorkflowRegistry workflows;

    @Autowired
    WorkflowVersions versions;

    @Autowired
    RepositoryService repository;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    MongoOperations mongo;

    private final String key = "w" + UUID.randomUUID().toString().substring(0, 8);
    private Member administrator;

    @BeforeEach
    void administrator() {
        administrator = fixtures.coalition.member(Role.ADMINISTRATOR);
    }

    private String bpmn(int needed) {
        return BpmnFiles.shipped("joint-statement")
                .replace("\"joint-statement\"", "\"" + key + "\"")
                .replace("needed=\"2\"", "needed=\"" + needed + "\"");
    }

    private SaveWorkflowResult save(String bpmn, @Nullable WorkflowVersionId after) {
        var command = new SaveWorkflow(bpmn.getBytes(StandardCharsets.UTF_8), "asks more", after);
        return as(administrator, () -> service.save(command));
    }

    private WorkflowVersion saved(String bpmn, @Nullable WorkflowVersionId after) {
        return ((Saved) save(bpmn, after)).version();
    }

    @Test
    void theEngineHasTheFileOfAVersionThatTheStoreLost() {
        var version = saved(bpmn(1).replace("name=\"Drafting\"", "name=\"Draft ${it}\""), null);
        var definition = workflows.definition(version.id());
        assertThat(workflows.bpmn(definition)).isEqualTo(version.bpmn());
        mongo.remove(version);
        assertThat(workflows.bpmn(definition)).contains("Draft ${it}").isEqualTo(version.bpmn());
    }

    private WorkflowDeletion delete(WorkflowVersion version) {
        return as(administrator, () -> deletion.delete(version.id()));
    }

    /** The engine has what was deployed under it. */
    @Test
    void theNumberOfADeletedVersionIsNotGivenAgain() {
        var first = saved(bpmn(1), null);
        var second = saved(bpmn(2), null);
        assertThat(delete(second)).isEqualTo(new Deleted());
        assertThat(as(administrator, () -> service.versions(key)))
                .extracting(summary -> summary.version().number())
                .containsExactly(1);
        assertThat(workflows.newestVersion(key)).isEqualTo(first);
        assertThat(saved(bpmn(3), first.id()).number()).isEqualTo(3);
    }

    @Test
    void whatWasDeletedIsGivenBackAndItsFileGoesLater() {
        saved(bpmn(1), null);
        var second = saved(bpmn(2), null);
        var usage =
                query(where("_id").is("WORKFLOW_VERSIONS/" + administrator.id().value()));
        delete(second);
        assertThat(mongo.findOne(usage, Document.class, "memberUsage")).containsEntry("amount", 1L);
        assertThat(versions.find(second.id()).orElseThrow().bpmn()).isEqualTo(second.bpmn());

        mongo.updateFirst(
                query(where("_id").is(second.id())), Update.update("deleted", Instant.EPOCH), WorkflowVersion.class);
        var third = saved(bpmn(3), null);
        delete(third);
        assertThat(versions.find(second.id()).orElseThrow().bpmn()).isEmpty();
        assertThatCode(workflows::afterPropertiesSet).doesNotThrowAnyException();
        assertThat(workflows.refused()).doesNotContainKey(second.id().value());
    }

    @Test
    void aStatementThatIsOpenedAsTheLastVersionIsDeletedBeginsWithIt() {
        var only = saved(bpmn(1), null);
        assertThat(delete(only)).isEqualTo(new Deleted());
        assertThat(as(administrator, () -> service.newest()))
                .noneMatch(summary -> summary.version().key().equals(key));
        assertThat(workflows.offers()).noneMatch(offered -> offered.key().equals(key));

        var late = fixtures.inReview(key, 3);
        assertThat(fixtures.awaitOpen(late, "policyReview").policy().needed()).isEqualTo(1);
    }

    @Test
    void aVersionOnWhichAStatementWasStays() {
        var first = saved(bpmn(1), null);
        fixtures.inReview(key, 3);
        var second = saved(bpmn(2), null);
        assertThat(delete(first)).isEqualTo(new VersionInUse(1, 1));
        assertThat(delete(second)).isEqualTo(new Deleted());
        assertThat(delete(workflows.newestVersion("joint-statement"))).isInstanceOf(VersionBuiltIn.class);
    }

    @Test
    void leavesStatementsOnTheVersionThatTheyBeganWith() {
        var first = saved(bpmn(1), null);
        var early = fixtures.inReview(key, 3);
        assertThat(fixtures.awaitOpen(early, "policyReview").policy().needed()).isEqualTo(1);
        var second = saved(bpmn(3), first.id());
        assertThat(second.number()).isEqualTo(2);
        fixtures.decide(fixtures.stage(early, "policyReview", 1), early.reviewer(0), Verdict.REQUEST_CHANGES);
        fixtures.awaitPhase(early, org.communique.statement.Phase.DRAFTING);
        fixtures.submit(early, "text of version 2\n");
        assertThat(fixtures.awaitOpen(early, "policyReview").policy().needed()).isEqualTo(1);
        var late = fixtures.inReview(key, 3);
        assertThat(fixtures.awaitOpen(late, "policyReview").policy().needed()).isEqualTo(3);
        assertThat(as(administrator, () -> service.versions(key)))
                .extracting(WorkflowVersionSummary::running)
                .containsExactly(1L, 1L);
    }

    @Test
    void savesNothingThatIsNoWorkflowOrHasNoNote() {
        var file = bpmn(1).replace("<endEvent id=\"published\"", "<scriptTask id=\"published\"");
        assertThat(save(file, null)).isInstanceOf(NotAWorkflow.class);
        var command = new SaveWorkflow(bpmn(1).getBytes(StandardCharsets.UTF_8), " ", null);
        assertThat((SaveWorkflowResult) as(administrator, () -> service.save(command)))
                .isEqualTo(new NoNote());
        assertThat(versions.of(key)).isEmpty();
    }

    @Test
    void savesOnlyAfterTheVersionThatWasChanged() {
        var first = saved(bpmn(1), null);
        saved(bpmn(2), first.id());
        assertThat(save(bpmn(3), first.id())).isEqualTo(new NotNext(key));
        assertThat(save(bpmn(2), null)).isInstanceOf(Unchanged.class);
    }

    @Test
    void isDeployedOnceByTwoNodes() {
        var version = new WorkflowVersion(
                WorkflowVersionId.of(key, 1),
                key,
                1,
                "Twice",
                BpmnFiles.accept(bpmn(1)),
                "",
                null,
                Instant.EPOCH,
                null);
        var nodes = IntStream.range(0, 2)
                .mapToObj(node -> new Deployments(repository, jdbc, transactions))
                .map(node -> CompletableFuture.supplyAsync(() -> node.definition(version)))
                .toList();
        assertThat(nodes.get(0).join()).isEqualTo(nodes.get(1).join());
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void isDeployedWhateverBecomesOfWhatItIsNeededFor() {
        var version = new WorkflowVersion(
                WorkflowVersionId.of(key, 1),
                key,
                1,
                "Undone",
                BpmnFiles.accept(bpmn(1)),
                "",
                null,
                Instant.EPOCH,
                null);
        var node = new Deployments(repository, jdbc, transactions);
        var definition = new TransactionTemplate(transactions).execute(status -> {
            status.setRollbackOnly();
            return node.definition(version);
        });
        assertThat(node.definition(version)).isEqualTo(definition);
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionId(String.valueOf(definition))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void startsWithoutAStoredVersionThatIsInvalid() throws Exception {
        var good = saved(bpmn(1), null);
        var broken = new WorkflowVersion(
                WorkflowVersionId.of(key, 2),
                key,
                2,
                "Broken",
                "<definitions/>",
                "x",
                administrator.id(),
                Instant.EPOCH,
                null);
        versions.insert(broken);
        try {
            workflows.afterPropertiesSet();
            assertThat(workflows.refused()).containsKey(broken.id().value());
            assertThat(workflows.newestVersion(key).id()).isEqualTo(good.id());
        } finally {
            mongo.remove(broken);
            workflows.afterPropertiesSet();
        }
    }

    @Test
    void putsNothingThatShipsInThePlaceOfTheCoalitionsOwn() {
        workflows.installBuiltIn("test", bpmn(1).getBytes(StandardCharsets.UTF_8));
        workflows.installBuiltIn("test", bpmn(2).getBytes(StandardCharsets.UTF_8));
        assertThat(versions.of(key)).extracting(WorkflowVersion::number).containsExactly(2, 1);
        var own = saved(bpmn(3), null);
        workflows.installBuiltIn("test", bpmn(4).getBytes(StandardCharsets.UTF_8));
        assertThat(workflows.newestVersion(key).id()).isEqualTo(own.id());
    }

    @Test
    void offersARetiredWorkflowToNoNewStatementUntilItIsOfferedAgain() {
        var first = saved(bpmn(1), null);
        assertThat(workflows.offers()).extracting(WorkflowOption::key).contains(key);
        assertThat(as(administrator, () -> service.retire(key))).isEmpty();
        assertThat(workflows.offers()).extracting(WorkflowOption::key).doesNotContain(key);
        assertThat(workflows.newestVersion(key).id()).isEqualTo(first.id());

        saved(bpmn(2), first.id());
        assertThat(workflows.offers())
                .as("a new version offers nothing")
                .extracting(WorkflowOption::key)
                .doesNotContain(key);
        runAs(administrator, () -> service.offerAgain(key));
        assertThat(workflows.offers()).extracting(WorkflowOption::key).contains(key);

        var others = workflows.offers().stream()
                .map(WorkflowOption::key)
                .filter(each -> !each.equals(key))
                .toList();
        try {
            others.forEach(each ->
                    assertThat(as(administrator, () -> service.retire(each))).isEmpty());
            assertThat(as(administrator, () -> service.retire(key))).contains(new LastWorkflow());
            assertThat(workflows.offers()).extracting(WorkflowOption::key).containsExactly(key);
        } finally {
            others.forEach(each -> runAs(administrator, () -> service.offerAgain(each)));
        }
    }

    @Test
    void leavesOneOfTheLastTwoWhenBothAreRetiredAtOnce() {
        saved(bpmn(1), null);
        var others = workflows.offers().stream()
                .map(WorkflowOption::key)
                .filter(each -> !each.equals(key))
                .toList();
        try {
            others.stream().skip(1).forEach(each -> as(administrator, () -> service.retire(each)));
            for (int round = 0; round < 20; round++) {
                var retired = Stream.of(key, others.getFirst())
                        .map(each -> CompletableFuture.runAsync(() -> as(administrator, () -> service.retire(each))))
                        .toArray(CompletableFuture[]::new);
                CompletableFuture.allOf(retired).join();
                assertThat(workflows.offers()).isNotEmpty();
                runAs(administrator, () -> service.offerAgain(key));
                runAs(administrator, () -> service.offerAgain(others.getFirst()));
            }
        } finally {
            others.forEach(each -> runAs(administrator, () -> service.offerAgain(each)));
        }
    }

    @Test
    void copiesAWorkflowUnderAKeyThatIsFree() {
        saved(bpmn(1), null);
        var copy = as(administrator, () -> service.copy(key, name -> name + " (copy)"))
                .orElseThrow();
        assertThat(as(administrator, () -> service.checkNew(copy.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOfSatisfying(Accepted.class, accepted -> {
                    assertThat(accepted.model().key()).isEqualTo(key + "-2");
                    assertThat(accepted.model().name()).endsWith(" (copy)");
                });
        assertThat(as(administrator, () -> service.copy("none-of-them", name -> name)))
                .isEmpty();
    }

    @Test
    void aNewWorkflowDoesNotTakeTheKeyOfAnother() {
        var first = SaveWorkflow.first(bpmn(2).getBytes(StandardCharsets.UTF_8), "first");
        assertThat(as(administrator, () -> service.save(first))).isInstanceOf(Saved.class);
        var again = SaveWorkflow.first(bpmn(1).getBytes(StandardCharsets.UTF_8), "again");
        assertThat(as(administrator, () -> service.save(again)))
                .isInstanceOfSatisfying(
                        NotAWorkflow.class,
                        refused -> assertThat(refused.findings())
                                .extracting(Finding::fault)
                                .containsExactly(WorkflowFault.KEY_TAKEN));
        assertThat(versions.of(key)).hasSize(1);
    }

    @Test
    void noWorkflowHasTheAddressOfAScreen() {
        var file = bpmn(2).replace("\"" + key + "\"", "\"new\"");
        assertThat(save(file, null)).isInstanceOf(NotAWorkflow.class);
    }

    private String calling(String settings) {
        return BpmnFiles.shipped("joint-statement")
                .replace("\"joint-statement\"", "\"calling-" + key + "\"")
                .replaceFirst(
                        "(?s)<receiveTask id=\"legalReview\".*?</receiveTask>",
                        "<callActivity xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\" id=\"legalReview\""
                                + " name=\"Legal\" "
                                + settings + "/>");
    }

    @Test
    void copiesTheLatestVersionOfWhatIsCalledAndKeepsIt() {
        var first = saved(bpmn(1), null);
        saved(bpmn(3), first.id());
        var version = saved(calling("calledElement=\"" + key + "\""), null);
        assertThat(version.bpmn()).contains("legalReview_policyReview", "needed=\"3\"");
        saved(bpmn(2), null);
        assertThat(versions.find(version.id()).orElseThrow().bpmn()).isEqualTo(version.bpmn());
        var earlier = saved(
                calling("calledElement=\"" + key
                        + "\" camunda:calledElementBinding=\"version\" camunda:calledElementVersion=\"1\""),
                version.id());
        assertThat(earlier.bpmn()).contains("legalReview_policyReview").doesNotContain("needed=\"3\"");
    }

    /** The same is said of a version that is only for one statement, and of one that is not there. */
    @Test
    void callsNoVariationOfAStatement() {
        var first = saved(bpmn(1), null);
        var variation = new WorkflowVersion(
                WorkflowVersionId.of(key, 2),
                key,
                2,
                "Private",
                first.bpmn().replace("Policy review", "A delicate stage"),
                "",
                null,
                Instant.EPOCH,
                new WorkflowVersion.Variation(fixtures.inReview(key, 3).id(), first.id()));
        assertThat(versions.insert(variation)).isTrue();
        assertThat(saved(calling("calledElement=\"" + key + "\""), null).bpmn()).doesNotContain("delicate");
        for (var number : List.of("2", "7")) {
            var asked = calling("calledElement=\"" + key
                    + "\" camunda:calledElementBinding=\"version\" camunda:calledElementVersion=\"" + number + "\"");
            assertThat(save(asked, null))
                    .isInstanceOfSatisfying(
                            NotAWorkflow.class,
                            refused -> assertThat(refused.findings())
                                    .singleElement()
                                    .satisfies(finding -> {
                                        assertThat(finding.fault()).isEqualTo(WorkflowFault.CALL_VERSION);
                                        assertThat(finding.details()).containsExactly(key, number, "1");
                                    }));
        }
    }
}
