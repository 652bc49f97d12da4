package org.communique.crdt;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Editing a text, loading it, and taking in the small updates of many, in JMH: {@code ./bench YDocBenchmark [-p trace=FILE]}. Without
 * a file the trace is made up in the shape of the B4 trace.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class YDocBenchmark {

    @Param("")
    public String trace = "";

    private EditingTrace edits = new EditingTrace(List.of());
    private List<byte[]> updates = List.of();
    private byte[] v1 = {};
    private byte[] v2 = {};

    @Setup
    public void prepare() {
        edits = trace.isEmpty() ? EditingTrace.madeUp(4, 259_778) : EditingTrace.read(Path.of(trace));
        updates = EditingTrace.concurrentUpdates(4, 30, 20_000);
        YDoc doc = edits.apply();
        v1 = doc.encodeStateAsUpdate();
        v2 = doc.encodeStateAsUpdateV2();
    }

    @Benchmark
    public YDoc apply() {
        return edits.apply();
    }

    @Benchmark
    public YDoc loadV1() {
        YDoc doc = new YDoc(2);
        doc.applyUpdate(v1);
        return doc;
    }

    @Benchmark
    public YDoc loadV2() {
        YDoc doc = new YDoc(2);
        doc.applyUpdateV2(v2);
        return doc;
    }

    @Benchmark
    public YDoc smallConcurrentUpdates() {
        YDoc doc = new YDoc(99);
        updates.forEach(doc::applyUpdate);
        return doc;
    }
}
