package org.communique.file.office.export;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.communique.file.FileOrigin;
import org.communique.file.office.OfficeFileReader;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Text;
import org.communique.text.line.TrackedLines;
import org.communique.text.unicode.Direction;

/**
 * How long 300 pages with 3,000 tracked changes take to go out as DOCX and as ODT and to be read again, and how much memory.
 *
 * <p>{@code BENCH_OPTS=-Xmx300m ./bench OfficeFileBenchmark}
 */
final class OfficeFileBenchmark {

    private static final int PARAGRAPHS = 1_500;

    private static final int WORDS = 90;

    private OfficeFileBenchmark() {}

    public static void main(String[] arguments) {
        var old = text(false);
        var now = text(true);
        measure("DOCX", old, now, DocxWriter::write);
        measure("ODT", old, now, OdtWriter::write);
    }

    private static void measure(String format, RichText old, RichText now, Function<TextFile, byte[]> writer) {
        for (int round = 0; round < 5; round++) {
            System.out.println(format);
            var file = measure(
                    "out",
                    () -> writer.apply(new TextFile(
                            "A title",
                            "en",
                            Direction.LEFT_TO_RIGHT,
                            TrackedLines.between(old, now),
                            List.of(new Reviser("Lakeside", Instant.EPOCH)),
                            FileComments.NONE,
                            new FileOrigin(FileOrigin.Kind.DRAFT, "9f0c", null, "0".repeat(64)))));
            var read = measure("in", () -> (OfficeFileReader.Read) OfficeFileReader.read(file));
            measure("in with the changes of one", () -> OfficeFileReader.read(file, Set.of("Lakeside")));
            System.out.printf(
                    "%d KB, %d blocks%n",
                    file.length >> 10, read.text().blocks().size());
        }
    }

    /** Two words of each paragraph are others in the second text, far from each other. */
    private static RichText text(boolean changed) {
        var random = new Random(1);
        var blocks = new ArrayList<Block>();
        for (int paragraph = 0; paragraph < PARAGRAPHS; paragraph++) {
            var words = new StringBuilder();
            for (int word = 0; word < WORDS; word++) {
                var next = "w" + random.nextInt(5_000);
                words.append(changed && (word == 20 || word == 60) ? "other" + next : next)
                        .append(' ');
            }
            blocks.add(new Paragraph(List.of(Text.plain(words.toString().strip() + "."))));
        }
        return new RichText(blocks);
    }

    private static <T> T measure(String what, Supplier<T> work) {
        System.gc();
        var pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        var threads = ManagementFactory.getThreadMXBean();
        long begun = System.nanoTime();
        long worked = threads.getCurrentThreadCpuTime();
        var result = work.get();
        System.out.printf(
                "%-27s %6d ms of processor time, %6d ms, at most %4d MB of heap%n",
                what,
                (threads.getCurrentThreadCpuTime() - worked) / 1_000_000,
                (System.nanoTime() - begun) / 1_000_000,
                pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20);
        return result;
    }
}
