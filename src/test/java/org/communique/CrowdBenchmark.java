package org.communique;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long a letter takes to everyone else when hundreds write in one draft: 300 editors at five letters a second, 600 at two and a half,
 * without their carets and with them. The editors run on the same processors. Fails unless all letters arrive, 99 of 100 letters of 300 editors take less than
 * 500 ms, and 95 of 100 of 600 editors less than 300:
 *
 * <pre>./bench CrowdBenchmark [SECONDS]</pre>
 */
final class CrowdBenchmark {

    private static final double MOST_OF_300 = 500;
    private static final double MOST_OF_600 = 300;

    private CrowdBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory("crowd").resolve("data");
        boolean met = true;
        try (var server = ServerProcess.startDemo(folder)) {
            var editors = new ProcessBuilder(
                            "node",
                            "src/test/node/load/crowd.mjs",
                            "http://localhost:" + server.port(),
                            folder.toString(),
                            String.valueOf(server.pid()),
                            arguments.length > 0 ? arguments[0] : "20")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (var said = editors.inputReader(StandardCharsets.UTF_8)) {
                for (var line = said.readLine(); line != null; line = said.readLine()) {
                    met &= print(JsonMapper.shared().readTree(line));
                }
            }
            met &= editors.waitFor() == 0;
        }
        System.exit(met ? 0 : 1);
    }

    /** Whether the aim is met. */
    private static boolean print(JsonNode crowd) {
        int editors = crowd.get("editors").asInt();
        System.out.printf(
                Locale.ROOT,
                "%d editors at %s letters a second%s: %.0f / %.0f / %.0f ms (median, p95, p99), %.1f %% delivered, %.2f cores of the"
                        + " server, %.2f of the editors%n",
                editors,
                crowd.get("rate").asString(),
                crowd.get("carets").asBoolean() ? " with carets" : "",
                crowd.get("p50").asDouble(),
                crowd.get("p95").asDouble(),
                crowd.get("p99").asDouble(),
                crowd.get("delivered").asDouble() * 100,
                crowd.get("serverCpu").asDouble(),
                crowd.get("generatorCpu").asDouble());
        if (!crowd.get("complete").asBoolean()) {
            System.out.println("Letters or editors were lost");
            return false;
        }
        return editors == 300
                ? crowd.get("p99").asDouble() < MOST_OF_300
                : crowd.get("p95").asDouble() < MOST_OF_600;
    }
}
