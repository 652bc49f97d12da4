package org.communique.collab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/**
 * What metrics cost a delivered edit: two servers, of which one measures, under the same load in turn. Processor time of the server,
 * the median of all rounds. {@code MetricsCostBenchmark [ROUNDS [EDITORS [SECONDS]]]}
 */
final class MetricsCostBenchmark {

    private static final Path LOAD = Path.of("src/test/node/load/load.mjs");

    private MetricsCostBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        String editors = arguments.length > 1 ? arguments[1] : "100";
        String seconds = arguments.length > 2 ? arguments[2] : "10";
        try (var with = start(true);
                var without = start(false)) {
            with.awaitReady();
            without.awaitReady();
            List<Double> costsWith = new ArrayList<>();
            List<Double> costsWithout = new ArrayList<>();
            for (int round = 0; round <= rounds; round++) {
                boolean swapped = round % 2 == 0;
                double one = microseconds(swapped ? with : without, editors, seconds);
                double other = microseconds(swapped ? without : with, editors, seconds);
                // The first warms both up.
                if (round > 0) {
                    costsWith.add(swapped ? one : other);
                    costsWithout.add(swapped ? other : one);
                }
            }
            double measured = median(costsWith);
            double plain = median(costsWithout);
            System.out.printf(
                    Locale.ROOT,
                    "A delivered edit: %.2f µs with metrics %s, %.2f µs without %s: %+.1f %%%n",
                    measured,
                    costsWith,
                    plain,
                    costsWithout,
                    (measured / plain - 1) * 100);
        }
    }

    private static CollabServerProcess start(boolean metrics) throws Exception {
        return CollabServerProcess.start(
                CollabServerProcess.freePort(),
                1,
                "--test.folder=" + Files.createTempDirectory("metrics-cost"),
                "--test.metrics=" + metrics);
    }

    private static double microseconds(CollabServerProcess server, String editors, String seconds) throws Exception {
        var process = new ProcessBuilder(
                        "node",
                        LOAD.toString(),
                        server.url(),
                        "--documents",
                        "draft-0",
                        "--tokens",
                        "writer",
                        "--editors",
                        editors,
                        "--seconds",
                        seconds,
                        "--pid",
                        String.valueOf(server.pid()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var result = new String(process.getInputStream().readAllBytes())
                .lines()
                .toList()
                .getLast();
        return JsonMapper.shared().readTree(result).get("cpuPerDelivered").asDouble();
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
