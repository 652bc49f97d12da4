package org.communique.file.print;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.layout.UrlAwareLineBreakIterator;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.BlockBox;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.LineBox;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.communique.file.print.tag.FileTags;
import org.communique.file.print.tag.PrintTree;
import org.communique.text.unicode.Direction;
import org.communique.work.Budget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Typesets a page of ours as a tagged PDF. */
public final class PdfRenderer {

    private static final Logger log = LoggerFactory.getLogger(PdfRenderer.class);

    static {
        // It logs pieces of what it renders.
        XRLog.setLoggingEnabled(false);
        FontMappers.set(new BundledFontMapper());
    }

    /** A table of 2,000 rows and 20 columns has 42,000. */
    private static final long MOST_ELEMENTS = 100_000;

    /** What an element takes while its page is typeset: 7 KB, measured on reports of amendments. */
    private static final long BYTES_PER_ELEMENT = 8 << 10;

    /** What the server takes of the heap besides. */
    private static final long KEPT = 128 << 20;

    private static final Set<FSFontUseCase> FALLBACK = Set.of(FSFontUseCase.FALLBACK_PRE);

    private PdfRenderer() {}

    /**
     * Within work, it ends with the work's {@link Budget}.
     *
     * @throws PageTooLargeException if it has so many elements that the heap might not hold them
     */
    public static byte[] of(PrintDocument page) {
        var unbundled = FontCoverage.unbundled(page.xhtml()).boxed().toList();
        return unbundled.stream().anyMatch(FontCoverage::isEastAsian)
                ? of(page, unbundled, SystemFonts.ofThisMachine().covering(unbundled, page.language()))
                : of(page, unbundled, List.of());
    }

    /** @param unbundled characters that our own fonts lack */
    static byte[] of(PrintDocument page, List<Integer> unbundled, List<SystemFont> systemFonts) {
        requireRoom(page.xhtml());
        var missing = unbundled.stream()
                .filter(character -> systemFonts.stream().noneMatch(font -> font.has(character)))
                .toList();
        logMissing(missing);
        boolean legible = missing.isEmpty();
        // Which tables need room is only known once all is laid out.
        Set<Integer> wideTables;
        try (var layout = Layout.of(page, systemFonts, Set.of())) {
            wideTables = layout.wideTables();
            if (wideTables.isEmpty()) {
                return layout.typeset(page, legible);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (var layout = Layout.of(page, systemFonts, wideTables)) {
            return layout.typeset(page, legible);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Scripts, but no letters of what is rendered. */
    private static void logMissing(List<Integer> missing) {
        var eastAsian = missing.stream().filter(FontCoverage::isEastAsian).toList();
        if (!eastAsian.isEmpty()) {
            log.warn(
                    "A PDF has # in place of characters of {}: install a TrueType font for Chinese, Japanese and"
                            + " Korean, such as Debian's fonts-wqy-microhei, and restart the server",
                    scripts(eastAsian));
        }
        var others = missing.stream()
                .filter(character -> !FontCoverage.isEastAsian(character))
                .toList();
        if (!others.isEmpty()) {
            log.warn("A PDF has # in place of characters of {}, which no font here can set", scripts(others));
        }
    }

    /** Signs are of no script. */
    private static List<String> scripts(List<Integer> characters) {
        return characters.stream()
                .map(character -> UnicodeScript.of(character) == UnicodeScript.COMMON
                        ? String.valueOf(UnicodeBlock.of(character))
                        : UnicodeScript.of(character).name())
                .distinct()
                .toList();
    }

    /** A page that has its place on sheets of a file, and is not yet drawn there. */
    private record Layout(PDDocument file, PdfBoxRenderer renderer, PrintTree tree, ShapedText shapedText)
            implements Closeable {

        /** @param wideTables those that get room */
        static Layout of(PrintDocument page, List<SystemFont> systemFonts, Set<Integer> wideTables) throws IOException {
            var tree = PrintTree.of(page.xhtml());
            WideTables.makeRoom(wideTables, tree);
            tree.addBookmarks();
            tree.tagForeignWords();
            var shapedText = ShapedText.in(tree.document(), systemFonts);
            var file = new PDDocument();
            var layout = new Layout(
                    file,
                    builder(file, page.direction(), systemFonts)
                            .useUnicodeLineBreaker(new BudgetedBreaker(shapedText))
                            .usePdfUaAccessibility(true)
                            .withW3cDocument(tree.document(), null)
                            .buildPdfRenderer(),
                    tree,
                    shapedText);
            shapedText.addTo(layout.renderer.getFontResolver(), file);
            for (var other : FontCoverage.others(page.xhtml())) {
                other.addTo(layout.renderer.getFontResolver(), file);
            }
            try {
                layout.renderer.layout();
            } catch (RuntimeException e) {
                layout.close();
                throw e;
            }
            shapedText.putBack();
            return layout;
        }

        Set<Integer> wideTables() {
            return WideTables.find(renderer.getRootBox(), tree);
        }

        /** @param legible whether a font has each of its characters */
        byte[] typeset(PrintDocument page, boolean legible) throws IOException {
            giveMarkersLines(renderer.getRootBox());
            tree.mark();
            renderer.createPDFWithoutClosing();
            boolean inOrder = FileTags.complete(file, tree);
            if (page.source() != null) {
                AttachedText.add(file, page.source(), page.date());
            }
            PdfIdentity.write(file, page, legible && inOrder);
            var out = new ByteArrayOutputStream();
            file.save(out);
            if (StoredLetters.restore(file, shapedText)) {
                out.reset();
                file.save(out);
            }
            return out.toByteArray();
        }

        @Override
        public void close() throws IOException {
            renderer.close();
            file.close();
        }
    }

    private static PdfRendererBuilder builder(PDDocument document, Direction direction, List<SystemFont> systemFonts) {
        var builder = new PdfRendererBuilder()
                .useFastMode()
                .usePDDocument(document)
                .withProducer("Communiqué")
                .useUnicodeBidiSplitter(RunSplitter::new)
                .useUnicodeBidiReorderer(new RunReorderer(systemFonts))
                .usePageSupplier(PdfRenderer::page)
                .defaultTextDirection(direction == Direction.RIGHT_TO_LEFT ? TextDirection.RTL : TextDirection.LTR)
                .useUriResolver((base, uri) -> null)
                .useExternalResourceAccessControl(
                        (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useExternalResourceAccessControl(
                        (uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        Arrays.stream(BundledFont.values()).filter(BundledFont::isMain).forEach(font -> font.addTo(builder, document));
        for (var font : systemFonts) {
            builder.useFont(font.file(), font.file().getName(), 400, FontStyle.NORMAL, true, FALLBACK);
        }
        return builder;
    }

    /** OpenHTMLtoPDF 1.1.31 places a marker from the right next to the item's first line, and fails where there is none. */
    private static void giveMarkersLines(Box box) {
        if (box instanceof BlockBox item
                && item.getMarkerData() != null
                && item.getMarkerData().getReferenceLine() == null) {
            var line = new LineBox();
            line.setAbsX(item.getAbsX() + item.getTx());
            line.setAbsY(item.getAbsY() + item.getTy());
            line.setContentWidth(item.getContentWidth());
            item.getMarkerData().setReferenceLine(line);
        }
        box.getChildren().forEach(PdfRenderer::giveMarkersLines);
    }

    private static void requireRoom(String xhtml) {
        long elements = xhtml.chars().filter(c -> c == '<').count() / 2;
        long most = mostElements(Runtime.getRuntime().maxMemory());
        if (elements > most) {
            throw new PageTooLargeException(elements, most);
        }
    }

    /** Half of what is left stays free: little lives long in the young generation. */
    static long mostElements(long heap) {
        return Math.min(MOST_ELEMENTS, Math.max(0, heap - KEPT) / 2 / BYTES_PER_ELEMENT);
    }

    private static PDPage page(PDDocument document, float width, float height, int number, int shadow) {
        Budget.check();
        var page = new PDPage(new PDRectangle(width, height));
        document.addPage(page);
        return page;
    }

    /** Every piece of text passes through it when it is laid out. */
    private static final class BudgetedBreaker implements FSTextBreaker {

        private final FSTextBreaker lines;

        BudgetedBreaker(ShapedText shapedText) {
            lines = shapedText.breaker(new UrlAwareLineBreakIterator(BreakIterator.getLineInstance(Locale.ROOT)));
        }

        @Override
        public void setText(String text) {
            Budget.check();
            lines.setText(text);
        }

        @Override
        public int next() {
            return lines.next();
        }
    }
}
