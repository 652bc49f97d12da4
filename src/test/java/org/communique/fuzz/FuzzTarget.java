package org.communique.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.communique.amendment.suggestion.ForkComparisonFuzzer;
import org.communique.coalition.importing.ParsedCsvFuzzer;
import org.communique.collab.room.AwarenessFuzzer;
import org.communique.comment.MentionsFuzzer;
import org.communique.crdt.DecoderFuzzer;
import org.communique.file.office.DocxFuzzer;
import org.communique.file.office.OdtFuzzer;
import org.communique.ledger.proof.BundleFuzzer;
import org.communique.search.SearchFuzzer;
import org.communique.text.markdown.MarkdownFuzzer;
import org.communique.workflow.bpmn.WorkflowFuzzer;

/** What is fuzzed: a class with Jazzer's {@code fuzzerTestOneInput(byte[])}, and the code whose coverage leads it. */
enum FuzzTarget {
    UPDATES(DecoderFuzzer.class, "crdt"),
    AWARENESS(AwarenessFuzzer.class, "collab", "crdt"),
    MARKDOWN(MarkdownFuzzer.class, "text"),
    DOCX(DocxFuzzer.class, "file.office", "text"),
    ODT(OdtFuzzer.class, "file.office", "text"),
    CSV(ParsedCsvFuzzer.class, "coalition"),
    BPMN(WorkflowFuzzer.class, "workflow.bpmn", "workflow.model"),
    BUNDLE(BundleFuzzer.class, "ledger.proof", "json"),
    SEARCH(SearchFuzzer.class, "search"),
    SUGGESTIONS(ForkComparisonFuzzer.class, "amendment.suggestion", "crdt"),
    MENTIONS(MentionsFuzzer.class, "comment", "text.unicode");

    private static final Path CORPORA = Path.of("src/test/resources/fuzz");

    private final Class<?> type;
    private final List<String> packages;

    FuzzTarget(Class<?> type, String... packages) {
        this.type = type;
        this.packages = List.of(packages);
    }

    String className() {
        return type.getName();
    }

    /** In Jazzer's notation. */
    String instrumented() {
        return packages.stream()
                .map(name -> "org.communique." + name + ".**")
                .reduce((a, b) -> a + ":" + b)
                .orElseThrow();
    }

    /** Inputs that once failed, or that reach far: each is run in every build. */
    Path corpus() {
        return CORPORA.resolve(name().toLowerCase(Locale.ROOT));
    }

    /** Words of the format, which byte by byte would never be found. */
    Path dictionary() {
        return CORPORA.resolve(name().toLowerCase(Locale.ROOT) + ".dict");
    }

    List<Path> inputs() throws IOException {
        try (Stream<Path> files = Files.list(corpus())) {
            return files.sorted().toList();
        }
    }

    void run(byte[] input) {
        try {
            type.getMethod("fuzzerTestOneInput", byte[].class).invoke(null, (Object) input);
        } catch (InvocationTargetException e) {
            throw new AssertionError(name() + " fails on " + new String(input, UTF_8), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
