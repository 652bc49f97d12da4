package org.communique.coalition.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.communique.work.Budget;
import org.communique.work.WorkStoppedException;

/**
 * Whether a file is a PDF with pages that runs nothing, brings no other files and opens without a password (ISO 32000-2); it may be
 * one that readers do not change. They look for the header in the first 1024 bytes, so that some bytes before it do no harm.
 */
final class PdfInspection {

    private static final int HEADER_WITHIN = 1024;
    private static final String HEADER = "%PDF-";

    private static final int MOST_OBJECTS = 500_000;

    private static final Set<String> ACTIONS =
            Set.of("JavaScript", "Launch", "SubmitForm", "ImportData", "GoToE", "Rendition", "RichMediaExecute");

    private static final Set<String> ACTIVE =
            Set.of("JS", "JavaScript", "EF", "EmbeddedFiles", "XFA", "RichMediaContent");

    private PdfInspection() {}

    static boolean hasHeader(byte[] content) {
        return new String(content, 0, Math.min(content.length, HEADER_WITHIN), ISO_8859_1).contains(HEADER);
    }

    static boolean isHarmless(byte[] content) {
        if (!hasHeader(content)) {
            return false;
        }
        try (var pdf = new BoundedPdfParser(content).parse()) {
            return pdf.getNumberOfPages() > 0 && doesNothing(pdf);
        } catch (WorkStoppedException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // PDFBox throws all kinds of exceptions for what is no PDF.
            return false;
        }
    }

    private static boolean doesNothing(PDDocument pdf) {
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<COSBase> waiting = new ArrayDeque<>();
        var document = pdf.getDocument();
        waiting.add(Objects.requireNonNull(document.getTrailer()));
        document.getXrefTable().keySet().forEach(key -> waiting.add(document.getObjectFromPool(key)));
        while (!waiting.isEmpty()) {
            Budget.check();
            var next = waiting.remove();
            var each = next instanceof COSObject reference ? reference.getObject() : next;
            if (!(each instanceof COSDictionary || each instanceof COSArray) || !seen.add(each)) {
                continue;
            }
            if (seen.size() > MOST_OBJECTS || each instanceof COSDictionary dictionary && acts(dictionary)) {
                return false;
            }
            if (each instanceof COSDictionary dictionary) {
                waiting.addAll(dictionary.getValues());
            } else if (each instanceof COSArray array) {
                array.toList().stream().filter(Objects::nonNull).forEach(waiting::add);
            }
        }
        return true;
    }

    private static boolean acts(COSDictionary dictionary) {
        return dictionary.keySet().stream().anyMatch(key -> ACTIVE.contains(key.getName()))
                || dictionary.getDictionaryObject(COSName.S) instanceof COSName action
                        && ACTIONS.contains(action.getName());
    }
}
