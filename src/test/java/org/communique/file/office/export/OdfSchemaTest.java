package org.communique.file.office.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.communique.LongRun;
import org.communique.file.FileOrigin;
import org.communique.file.office.export.FileComment.Remark;
import org.communique.text.comparison.Passages;
import org.communique.text.document.RichText;
import org.communique.text.line.TrackedLines;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.unicode.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of OpenDocument text is valid by the schemas of ODF 1.3, as the ODF Toolkit's validator has them. */
class OdfSchemaTest {

    private static final Path VALIDATOR = Path.of("target", "odfvalidator-jar-with-dependencies.jar");

    private static final Instant AT = Instant.parse("2026-11-24T10:00:00Z");

    private static final FileOrigin ORIGIN = new FileOrigin(FileOrigin.Kind.VERSION, "9f0c", 2, "0".repeat(64));

    @Test
    void textsAreConformingDocuments(@TempDir Path folder) throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        for (int round = 0; round < LongRun.either(30, 1_000); round++) {
            var text = text(random);
            var language = List.of("en", "pt-BR", "ar", "zh-Hant").get(random.nextInt(4));
            write(folder, round, TextFile.of("A <title>", language, text, ORIGIN));
        }
        assertThat(errors(folder, "-c")).as("seed %d", seed).isEmpty();
    }

    /** Answers and whether a thread is resolved are LibreOffice's own, so that these are extended documents. */
    @Test
    void textsWithCommentsAreExtendedDocuments(@TempDir Path folder) throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        for (int round = 0; round < LongRun.either(30, 1_000); round++) {
            var text = text(random);
            write(
                    folder,
                    round,
                    new TextFile(
                            "A title",
                            "fa",
                            Direction.RIGHT_TO_LEFT,
                            TrackedLines.of(text),
                            List.of(),
                            new FileComments(threads(random, text), CommentedSide.AFTER),
                            ORIGIN));
        }
        assertThat(errors(folder, "-e")).as("seed %d", seed).isEmpty();
    }

    /** That a row of a table came or went with its words is LibreOffice's own. */
    @Test
    void textsWithTrackedChangesAreExtendedDocuments(@TempDir Path folder) throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        for (int round = 0; round < LongRun.either(30, 1_000); round++) {
            var old = CanonicalText.normal(text(random));
            var next = CanonicalText.normal(RandomTexts.changed(random, old));
            var last = CanonicalText.normal(RandomTexts.changed(random, next));
            write(folder, round, WrittenFormat.tracked(old, List.of(next, last), List.of("Lakeside & Co", "Alpine")));
        }
        assertThat(errors(folder, "-e")).as("seed %d", seed).isEmpty();
    }

    private static RichText text(Random random) {
        return random.nextBoolean() ? RandomTexts.nested(random) : RandomTexts.next(random);
    }

    private static List<FileComment> threads(Random random, RichText text) {
        var remark = new Remark("Lucía <&>", AT, "Why?  \nSo.");
        var threads = new ArrayList<FileComment>();
        for (var passage : Passages.of(text).all()) {
            if (random.nextInt(3) == 0) {
                threads.add(new FileComment(
                        CommentAnchors.whole(passage.address()), remark, random.nextBoolean(), List.of(remark)));
            }
        }
        return threads;
    }

    private static void write(Path folder, int number, TextFile text) throws IOException {
        Files.write(folder.resolve(number + ".odt"), OdtWriter.write(text));
    }

    private static List<String> errors(Path folder, String conformance) throws Exception {
        assumeTrue(Files.isReadable(VALIDATOR), "./test copies the validator to target");
        var log = folder.resolve("log");
        var validation = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx256m",
                        "-jar",
                        VALIDATOR.toString(),
                        "-v",
                        "-r",
                        conformance,
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(validation.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            validation.destroyForcibly();
        }
        var lines = Files.readAllLines(log);
        assertThat(lines).as("it was run").anyMatch(line -> line.contains("0.odt"));
        return lines.stream()
                .filter(line -> line.matches(".*(Error:|Exception|Fatal).*"))
                .toList();
    }
}
