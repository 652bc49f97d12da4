package org.communique.collab;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long a letter takes to everyone else when hundreds write in one draft: 300 editors at five letters a second, 600 at two and a half,
 * with their carets and without. The editors run on the same processors. Fails unless 99 of 100 letters of 300 editors take less than
 * 500 ms, and 95 of 100 of 600 editors less than 300. {@code CrowdBenchmark [SECONDS]}
 */
final class CrowdBenchmark {

    private static final double MOST_OF_300 = 500;
    private static final double MOST_OF_600 = 300;

    private CrowdBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        String seconds = arguments.length > 0 ? arguments[0] : "20";
        boolean met = true;
        for (var carets : List.of(List.<String>of(), List.of("--carets"))) {
            met &= measure("300", "5", seconds, carets, "p99") < MOST_OF_300;
            met &= measure("600", "2.5", seconds, carets, "p95") < MOST_OF_600;
        }
        System.exit(met ? 0 : 1);
    }

    /** Each crowd at a server of its own. */
    private static double measure(String editors, String rate, String seconds, List<String> carets, String aim)
            throws Exception {
        var folder = Files.createTempDirectory("crowd");
        try (var server = CollabServerProcess.startToMeasure(1, "--test.folder=" + folder)) {
            List<String> options = new ArrayList<>(carets);
            options.addAll(List.of("--editors", editors, "--rate", rate, "--seconds", seconds));
            var seen = server.load("draft-0", options.toArray(String[]::new));
            System.out.printf(
                    Locale.ROOT,
                    "%s editors at %s letters a second%s: %.0f / %.0f / %.0f ms (median, p95, p99), %.1f %% delivered, %.1f %%"
                            + " acknowledged, %.2f cores of the server, %.2f of the editors%n",
                    editors,
                    rate,
                    carets.isEmpty() ? "" : " with carets",
                    seen.get("p50").asDouble(),
                    seen.get("p95").asDouble(),
                    seen.get("p99").asDouble(),
                    seen.get("delivered").asDouble() * 100,
                    seen.get("acknowledged").asDouble() * 100,
                    seen.get("serverCpu").asDouble(),
                    seen.get("generatorCpu").asDouble());
            return seen.get(aim).asDouble();
        }
    }
}
