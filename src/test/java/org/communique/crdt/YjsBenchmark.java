package org.communique.crdt;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.communique.NodeScriptProcess;
import org.communique.crdt.codec.ByteReader;
import org.communique.crdt.codec.ByteWriter;
import org.communique.crdt.value.Json;

/**
 * The real Yjs and ours at the same work, by turns, so that whatever else the machine does falls on both. Prints medians
 * in milliseconds of wall clock and of processor time, and how many times as fast ours is. {@code .ci/bench-crdt} runs it.
 */
final class YjsBenchmark {

    private static final int ROUNDS = Integer.getInteger("rounds", 9);
    private static final int COLD_ROUNDS = 3;

    private YjsBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 2 && arguments[0].equals("once")) {
            EditingTrace trace = EditingTrace.read(Path.of(arguments[1]));
            Cost cost = timed(trace::apply, 1);
            System.out.printf("{\"ms\":%s,\"cpu\":%s}%n", cost.ms, cost.cpu);
            return;
        }
        Path folder = Files.createTempDirectory("crdt-benchmark");
        Path madeUp = folder.resolve("trace");
        EditingTrace.madeUp(4, 259_778).write(madeUp);
        Path updates = folder.resolve("updates");
        write(updates, EditingTrace.concurrentUpdates(4, 30, 20_000));
        System.out.printf("%-28s %21s %21s %15s%n", "", "Yjs ms (processor)", "ours ms (processor)", "times as fast");
        if (arguments.length > 0 && Files.exists(Path.of(arguments[0]))) {
            compare("B4", Path.of(arguments[0]), updates);
        } else {
            System.out.println("the B4 trace is not there: give its path as an argument");
        }
        compare("made-up", madeUp, updates);
    }

    private static void compare(String name, Path path, Path updatesPath) throws Exception {
        EditingTrace trace = EditingTrace.read(path);
        List<byte[]> updates = updates(updatesPath);
        YDoc doc = trace.apply();
        byte[] v1 = doc.encodeStateAsUpdate();
        byte[] v2 = doc.encodeStateAsUpdateV2();
        try (NodeScriptProcess yjs = NodeScriptProcess.start("--expose-gc", "yjs-benchmark.mjs")) {
            Map<?, ?> sizes = ask(
                    yjs, Map.of("do", "history", "path", path.toAbsolutePath().toString()));
            ask(
                    yjs,
                    Map.of("do", "updates", "path", updatesPath.toAbsolutePath().toString()));
            if (((Number) value(sizes, "v1")).intValue() != v1.length
                    || ((Number) value(sizes, "v2")).intValue() != v2.length) {
                throw new IllegalStateException("not the same bytes: " + sizes);
            }
            byTurns(name + ": apply", yjs, "apply", 1, trace::apply);
            byTurns(name + ": load V1", yjs, "loadV1", 20, () -> new YDoc(2).applyUpdate(v1));
            byTurns(name + ": load V2", yjs, "loadV2", 20, () -> new YDoc(2).applyUpdateV2(v2));
            byTurns("30 users, 20,000 updates", yjs, "small", 1, () -> {
                YDoc receiver = new YDoc(99);
                updates.forEach(receiver::applyUpdate);
            });
            double theirs = ((Number) value(ask(yjs, Map.of("do", "memory")), "bytes")).doubleValue();
            double ours = memory(v1);
            System.out.printf(
                    "%-28s %18.0f KB %18.0f KB %14.2fx less%n",
                    name + ": heap", theirs / 1024, ours / 1024, theirs / ours);
        }
        cold(name, path);
    }

    private static void byTurns(String name, NodeScriptProcess yjs, String command, int times, Runnable work) {
        List<Cost> theirs = new ArrayList<>();
        List<Cost> ours = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            theirs.add(cost(ask(yjs, Map.of("do", command, "times", times))));
            ours.add(timed(work, times));
        }
        print(name, Cost.median(theirs), Cost.median(ours));
    }

    /** In new processes: before the compilers have seen anything. */
    private static void cold(String name, Path path) throws Exception {
        List<Cost> theirs = new ArrayList<>();
        List<Cost> ours = new ArrayList<>();
        for (int round = 0; round < COLD_ROUNDS; round++) {
            try (NodeScriptProcess yjs = NodeScriptProcess.start("--expose-gc", "yjs-benchmark.mjs")) {
                theirs.add(cost(ask(
                        yjs, Map.of("do", "only", "path", path.toAbsolutePath().toString()))));
            }
            Process java = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            YjsBenchmark.class.getName(),
                            "once",
                            path.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            ours.add(cost((Map<?, ?>) Objects.requireNonNull(
                    Json.parse(new String(java.getInputStream().readAllBytes())))));
        }
        print(name + ": apply, cold", Cost.median(theirs), Cost.median(ours));
    }

    private static void print(String name, Cost theirs, Cost ours) {
        System.out.printf(
                "%-28s %11.1f (%7.1f) %11.1f (%7.1f) %6.1f (%5.1f)%n",
                name, theirs.ms, theirs.cpu, ours.ms, ours.cpu, theirs.ms / ours.ms, theirs.cpu / ours.cpu);
    }

    private static Cost timed(Runnable work, int times) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.gc();
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        double ms = (System.nanoTime() - start) / 1e6;
        return new Cost(ms / times, (system.getProcessCpuTime() - cpu) / 1e6 / times);
    }

    /** Of one loaded document, from the heap in use before and after ten are loaded. */
    private static double memory(byte[] update) {
        List<YDoc> docs = new ArrayList<>();
        long before = heap();
        for (int i = 0; i < 10; i++) {
            YDoc doc = new YDoc(i + 10);
            doc.applyUpdate(update);
            docs.add(doc);
        }
        return (heap() - before) / (double) docs.size();
    }

    private static long heap() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static Map<?, ?> ask(NodeScriptProcess yjs, Map<String, ?> command) {
        return (Map<?, ?>) Objects.requireNonNull(Json.parse(yjs.ask(Json.stringify(command))));
    }

    private static Object value(Map<?, ?> answer, String key) {
        return Objects.requireNonNull(answer.get(key));
    }

    private static Cost cost(Map<?, ?> answer) {
        return new Cost(((Number) value(answer, "ms")).doubleValue(), ((Number) value(answer, "cpu")).doubleValue());
    }

    private static void write(Path file, List<byte[]> updates) throws IOException {
        ByteWriter out = new ByteWriter();
        out.writeVarUint(updates.size());
        updates.forEach(out::writeVarBytes);
        Files.write(file, out.toByteArray());
    }

    private static List<byte[]> updates(Path file) throws IOException {
        ByteReader in = new ByteReader(Files.readAllBytes(file));
        List<byte[]> updates = new ArrayList<>();
        for (long count = in.readVarUint(); count > 0; count--) {
            updates.add(in.readVarBytes());
        }
        return updates;
    }

    /** Milliseconds of wall clock and of processor time, compilers and collectors included. */
    private record Cost(double ms, double cpu) {

        static Cost median(List<Cost> costs) {
            return new Cost(
                    median(costs.stream().mapToDouble(Cost::ms).toArray()),
                    median(costs.stream().mapToDouble(Cost::cpu).toArray()));
        }

        private static double median(double[] values) {
            java.util.Arrays.sort(values);
            return values[values.length / 2];
        }
    }
}
