package org.communique.amendment;

import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.change.Applicability.Applies;
import org.communique.amendment.desk.AmendmentReviewService;
import org.communique.amendment.desk.Standing;
import org.communique.workflow.LazyServer;

/**
 * How long the desk takes with 2,127 amendments to a text of 330,000 characters: to open, and to accept one and look again. Aims: 2 s,
 * 300 ms, 200 MB more:
 *
 * <pre>./bench AmendmentBenchmark</pre>
 */
final class AmendmentBenchmark {

    private static final int PASSAGES = 1_000;
    private static final int AMENDMENTS = Integer.getInteger("amendments", 2_127);
    private static final int AT_ONCE = 100;
    private static final int ACCEPTED = 40;
    private static final String WORDS = "States shall ensure that each measure under this article is necessary and"
            + " proportionate and is ordered by a court that gives its reasons in public ";

    private AmendmentBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        var context = LazyServer.start(Files.createTempDirectory("amendments"), List.of(AmendmentFixtures.class));
        var random = new Random(1);
        var passages = passages(random);
        var round = context.getBean(AmendmentFixtures.class).round(String.join("\n\n", passages) + "\n");
        var desk = context.getBean(AmendmentReviewService.class);
        System.out.printf(Locale.ROOT, "%,d characters%n", round.draft().length());
        int made = 0;
        while (made < AMENDMENTS) {
            var proposer = round.proposers.get(random.nextInt(round.proposers.size()));
            made += round.propose(proposer, changed(passages, Math.min(AT_ONCE, AMENDMENTS - made), random))
                    .size();
        }
        long before = heap();
        for (int i = 0; i < 6; i++) {
            var standings = new ArrayList<Standing>();
            time("open the desk", () -> standings.addAll(as(round.drafter, () -> desk.standings(round.statement))));
            var page = standings.stream()
                    .skip(i * 30L)
                    .limit(30)
                    .map(standing -> standing.amendment().id())
                    .collect(Collectors.toSet());
            time("show 30 of them", () -> as(round.drafter, () -> desk.entries(round.statement, page)));
        }
        var open = as(round.drafter, () -> desk.standings(round.statement)).stream()
                .filter(entry -> entry.applicability() instanceof Applies
                        && entry.amendment().state() == AmendmentStatus.OPEN
                        && entry.collidesWith().isEmpty())
                .map(Standing::amendment)
                .limit(ACCEPTED)
                .toList();
        var accepting = new ArrayList<Double>();
        var looking = new ArrayList<Double>();
        for (var amendment : open) {
            accepting.add(millis(() -> as(round.drafter, () -> desk.accept(amendment.id(), ""))));
            looking.add(millis(() -> as(round.drafter, () -> desk.standings(round.statement))));
        }
        System.out.printf(
                Locale.ROOT,
                "%d amendments: accept median %.0f ms, look again median %.0f ms, heap +%d MB%n",
                made,
                median(accepting),
                median(looking),
                (heap() - before) >> 20);
        System.exit(0);
    }

    private static List<String> passages(Random random) {
        var words = WORDS.split(" ");
        var passages = new ArrayList<String>();
        for (int i = 0; i < PASSAGES; i++) {
            var passage = new StringBuilder("Paragraph " + i);
            while (passage.length() < 325) {
                passage.append(' ').append(words[random.nextInt(words.length)]);
            }
            passages.add(passage.toString());
        }
        return passages;
    }

    private static String changed(List<String> passages, int many, Random random) {
        var changed = new ArrayList<>(passages);
        for (int i = 0; i < many; i++) {
            int at = random.nextInt(changed.size());
            var words = new ArrayList<>(Arrays.asList(changed.get(at).split(" ")));
            words.set(2 + random.nextInt(words.size() - 2), "amended" + random.nextInt(1_000_000));
            changed.set(at, String.join(" ", words));
        }
        return String.join("\n\n", changed) + "\n";
    }

    private static void time(String what, Callable<?> work) throws Exception {
        System.out.printf(Locale.ROOT, "%s: %.0f ms%n", what, millis(work));
    }

    private static double millis(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(List<Double> millis) {
        return millis.stream().sorted().toList().get(millis.size() / 2);
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
