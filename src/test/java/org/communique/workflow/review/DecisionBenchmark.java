package org.communique.workflow.review;

import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.communique.storage.MongoCompatibleServer;
import org.communique.storage.PostgresServer;
import org.communique.workflow.LazyServer;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.definition.WorkflowRegistry;
import org.communique.workflow.review.DecideResult.Recorded;
import org.communique.workflow.stage.Stage;
import org.flowable.engine.RepositoryService;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.TaskService;
import org.springframework.context.ApplicationContext;

/**
 * Decisions a second, eight reviewers at once on one stage after another, six of eight needed; compared with the same on bare
 * Flowable, as multi-instance user tasks in the same engine, where anyone who loses to a lock tries again. On the embedded
 * stores, or with {@code servers} on PostgreSQL and a server of MongoDB's protocol:
 *
 * <pre>./bench DecisionBenchmark [servers]</pre>
 */
final class DecisionBenchmark {

    /** The first ones are slow: everything is compiled there. */
    private static final int ROUNDS = 40;

    private static final int WARM = 24;

    private static final int STATEMENTS = 100;
    private static final int REVIEWERS = 8;
    private static final int NEEDED = 6;
    private static final String BARE = """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:flowable="http://flowable.org/bpmn"
                     xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="bench">
          <process id="bare" isExecutable="true">
            <startEvent id="start"/>
            <sequenceFlow id="one" sourceRef="start" targetRef="review"/>
            <userTask id="review" flowable:assignee="${reviewer}">
              <multiInstanceLoopCharacteristics isSequential="false" flowable:collection="reviewers" flowable:elementVariable="reviewer">
                <completionCondition xsi:type="tFormalExpression">${approvals >= 6}</completionCondition>
              </multiInstanceLoopCharacteristics>
            </userTask>
            <sequenceFlow id="two" sourceRef="review" targetRef="end"/>
            <endEvent id="end"/>
          </process>
        </definitions>
        """;

    private DecisionBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        var context = start(List.of(arguments).contains("servers"));
        context.getBean(WorkflowRegistry.class)
                .installBuiltIn(
                        "bench.bpmn20.xml",
                        Files.readString(Path.of("workflows/joint-statement.bpmn20.xml"))
                                .replace("id=\"joint-statement\"", "id=\"bench\"")
                                .replace("bpmnElement=\"joint-statement\"", "bpmnElement=\"bench\"")
                                .replace("needed=\"2\"", "needed=\"" + NEEDED + "\"")
                                .getBytes(StandardCharsets.UTF_8));
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(REVIEWERS)) {
            for (int round = 1; round <= ROUNDS; round++) {
                ours.add(report("Communiqué", ours(context, pool)));
                bare.add(report("bare Flowable", bare(context, pool)));
            }
        }
        var ratios = IntStream.range(0, ROUNDS)
                .mapToObj(round -> ours.get(round) / bare.get(round))
                .toList();
        System.out.printf(
                Locale.ROOT,
                "The last %d rounds: medians %.0f and %.0f decisions/s, of the ratios of neighbouring rounds %.2f%n",
                WARM,
                median(ours),
                median(bare),
                median(ratios));
        System.exit(0);
    }

    private static double median(List<Double> rounds) {
        var warm = rounds.subList(ROUNDS - WARM, ROUNDS).stream().sorted().toList();
        return (warm.get(WARM / 2 - 1) + warm.get(WARM / 2)) / 2;
    }

    private static ApplicationContext start(boolean onServers) throws IOException {
        var folder = Files.createTempDirectory("decisions");
        // One coordinator opens the statements of all rounds.
        var many = new String[] {"communique.statements.open=100000", "communique.statements.opened-per-hour=100000"};
        if (!onServers) {
            return LazyServer.start(folder, many);
        }
        var mongo = MongoCompatibleServer.start();
        var postgres = PostgresServer.startDurable();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            mongo.close();
            postgres.close();
        }));
        return LazyServer.start(
                folder,
                many[0],
                many[1],
                "spring.mongodb.uri=" + mongo.uri(),
                "spring.datasource.url=" + postgres.jdbcUrl(),
                "spring.datasource.username=" + PostgresServer.USERNAME,
                "spring.datasource.password=" + PostgresServer.PASSWORD);
    }

    private record Result(int accepted, int valid, long nanos) {}

    private static Result ours(ApplicationContext context, ExecutorService pool) throws Exception {
        var fixtures = context.getBean(ReviewFixtures.class);
        var review = context.getBean(ReviewService.class);
        List<Case> cases = fixtures.inReview("bench", REVIEWERS, STATEMENTS);
        List<Stage> stages = cases.stream()
                .map(each -> fixtures.stage(each, "policyReview", 1))
                .toList();
        return run(pool, reviewer -> () -> {
            int accepted = 0;
            for (int i = 0; i < STATEMENTS; i++) {
                var stage = stages.get(i);
                var result = as(
                        cases.get(i).reviewer(reviewer),
                        () -> review.decide(new Decide(stage.id(), stage.hash(), Verdict.APPROVE, "")));
                accepted += result instanceof Recorded ? 1 : 0;
            }
            return accepted;
        });
    }

    private static Result bare(ApplicationContext context, ExecutorService pool) throws Exception {
        var repository = context.getBean(RepositoryService.class);
        var runtime = context.getBean(RuntimeService.class);
        var tasks = context.getBean(TaskService.class);
        repository
                .createDeployment()
                .name("bare")
                .addString("bare.bpmn20.xml", BARE)
                .enableDuplicateFiltering()
                .deploy();
        var reviewers = IntStream.range(0, REVIEWERS).mapToObj(i -> "r" + i).toList();
        List<String> processes = IntStream.range(0, STATEMENTS)
                .mapToObj(i -> runtime.startProcessInstanceByKey("bare", Map.of("reviewers", reviewers, "approvals", 0))
                        .getId())
                .toList();
        return run(pool, reviewer -> () -> {
            int accepted = 0;
            for (var process : processes) {
                accepted += complete(runtime, tasks, process, "r" + reviewer) ? 1 : 0;
            }
            return accepted;
        });
    }

    /** The counter is what the condition needs; a decision that lost to a lock is tried until it is taken or too late. */
    private static boolean complete(RuntimeService runtime, TaskService tasks, String process, String reviewer) {
        while (true) {
            var task = tasks.createTaskQuery()
                    .processInstanceId(process)
                    .taskAssignee(reviewer)
                    .singleResult();
            if (task == null) {
                return false;
            }
            try {
                var approvals = (Integer) runtime.getVariable(process, "approvals");
                tasks.complete(task.getId(), Map.of("approvals", approvals + 1));
                return true;
            } catch (RuntimeException e) {
                // Lost to a lock, or the process ended in the meantime, which the engine says in several ways.
                continue;
            }
        }
    }

    private interface Work {

        Callable<Integer> of(int reviewer);
    }

    private static Result run(ExecutorService pool, Work work) throws Exception {
        List<Callable<Integer>> all = new ArrayList<>();
        for (int reviewer = 0; reviewer < REVIEWERS; reviewer++) {
            all.add(work.of(reviewer));
        }
        long start = System.nanoTime();
        int accepted = 0;
        for (var each : pool.invokeAll(all)) {
            accepted += each.get();
        }
        return new Result(accepted, STATEMENTS * NEEDED, System.nanoTime() - start);
    }

    private static double report(String name, Result result) {
        double rate = result.accepted() * 1e9 / result.nanos();
        System.out.printf(
                Locale.ROOT,
                "%-14s %6.0f decisions/s (%d accepted, at least %d valid)%n",
                name,
                rate,
                result.accepted(),
                result.valid());
        return rate;
    }
}
