package org.communique.workflow.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.communique.ServerTest;
import org.communique.coalition.directory.Member;
import org.communique.statement.Phase;
import org.communique.statement.worklist.WorkFilter;
import org.communique.statement.worklist.WorkItem;
import org.communique.statement.worklist.WorklistService;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.engine.WorkflowReconciler;
import org.communique.workflow.review.ReturnService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class ReviewWorkItemSourceTests {

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    WorklistService work;

    @Autowired
    ReturnService returns;

    @Autowired
    WorkflowReconciler reconciler;

    @Autowired
    MongoOperations mongo;

    @Test
    void remindsThoseWhoAreAwaitedInWhatACoordinatorChose() {
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        fixtures.expire(stage, true);
        reconciler.reconcile(statement.id().value());
        var reminder = as(statement.coordinator(), work::items).stream()
                .filter(item -> statement.id().equals(item.statement()))
                .map(WorkItem::reminder)
                .findFirst()
                .orElseThrow();
        assertThat(as(statement.coordinator(), () -> work.remind(Set.of(reminder, "nothing/of/the/kind"))))
                .isOne();
        assertThatThrownBy(() -> as(statement.reviewer(0), () -> work.remind(Set.of(reminder))))
                .isInstanceOf(AccessDeniedException.class);
        fixtures.decide(stage, statement.reviewer(0), Verdict.REQUEST_CHANGES);
        assertThat(as(statement.coordinator(), () -> work.remind(Set.of(reminder))))
                .isZero();
    }

    @Test
    void aReopenedDraftWaitsForThoseWhoMayEditIt() {
        var statement = fixtures.inPolicyReview();
        fixtures.decide(fixtures.stage(statement, "policyReview", 1), statement.reviewer(0), Verdict.REQUEST_CHANGES);
        fixtures.awaitPhase(statement, Phase.DRAFTING);
        assertThat(waiting(statement, statement.drafter())).containsExactly("workflow.work.change");
        assertThat(waiting(statement, statement.coordinator())).contains("workflow.work.change");
        assertThat(waiting(statement, statement.reviewer(0))).isEmpty();
        assertThat(waiting(statement, fixtures.drafting().drafter())).isEmpty();
    }

    @Test
    void saysThatADraftWasRecalledByWhomAndWhy() {
        var statement = fixtures.inPolicyReview();
        as(statement.coordinator(), () -> returns.recall(statement.id(), "Not yet."));
        fixtures.awaitPhase(statement, Phase.DRAFTING);
        assertThat(as(statement.drafter(), work::items))
                .filteredOn(item -> statement.id().equals(item.statement()))
                .extracting(WorkItem::detail)
                .containsExactly(statement.coordinator().name() + " recalled version 1 from review. “Not yet.”");
    }

    private List<String> waiting(Case statement, Member member) {
        return as(member, work::items).stream()
                .filter(item -> statement.id().equals(item.statement()))
                .map(WorkItem::kind)
                .toList();
    }

    @Test
    void keepsFiltersForTheirMemberAlone() {
        var people = fixtures.drafting(2).reviewers();
        assertThat(as(people.get(0), () -> work.saveFilter(new WorkFilter("Late", "", Set.of(), true))))
                .isTrue();
        assertThat(as(people.get(0), () -> work.saveFilter(new WorkFilter("late", "un", Set.of(), true))))
                .isTrue();
        assertThat(as(people.get(0), () -> work.saveFilter(new WorkFilter(" ", "", Set.of(), true))))
                .isFalse();
        assertThat(as(people.get(0), work::filters))
                .singleElement()
                .satisfies(filter -> assertThat(filter.text()).isEqualTo("un"));
        assertThat(as(people.get(1), work::filters)).isEmpty();
        as(people.get(0), () -> {
            work.deleteFilter("LATE");
            return true;
        });
        assertThat(as(people.get(0), work::filters)).isEmpty();
    }

    @Test
    void keepsAllFiltersThatAreSavedAndDeletedAtOnceUpToTheMost() throws Exception {
        var reviewer = fixtures.drafting(1).reviewers().getFirst();
        as(reviewer, () -> work.saveFilter(filter("deleted")));

        assertThat(atOnce(IntStream.range(0, 10)
                        .<Callable<Boolean>>mapToObj(i -> () -> as(reviewer, () -> {
                            if (i == 5) {
                                work.deleteFilter("deleted");
                            }
                            return work.saveFilter(filter("f" + i));
                        }))
                        .toList()))
                .isEqualTo(10);
        assertThat(as(reviewer, work::filters))
                .extracting(WorkFilter::name)
                .containsExactly("f0", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9");

        assertThat(atOnce(IntStream.range(0, 40)
                        .<Callable<Boolean>>mapToObj(i -> () -> as(reviewer, () -> work.saveFilter(filter("g" + i))))
                        .toList()))
                .isEqualTo(20);
        assertThat(as(reviewer, work::filters)).hasSize(30);
    }

    @Test
    void changesFiltersThatAnEarlierBuildSaved() {
        var reviewer = fixtures.drafting(1).reviewers().getFirst();
        as(reviewer, () -> work.saveFilter(filter("old")));
        mongo.updateFirst(query(where("_id").is(reviewer.id().value())), new Update().unset("revision"), "workFilters");

        assertThat(as(reviewer, () -> work.saveFilter(filter("new")))).isTrue();

        assertThat(as(reviewer, work::filters)).extracting(WorkFilter::name).containsExactly("new", "old");
    }

    private static WorkFilter filter(String name) {
        return new WorkFilter(name, "", Set.of(), false);
    }

    private static int atOnce(List<Callable<Boolean>> requests) throws Exception {
        int done = 0;
        try (var threads = Executors.newFixedThreadPool(requests.size())) {
            for (var request : threads.invokeAll(requests)) {
                done += request.get() ? 1 : 0;
            }
        }
        return done;
    }
}
