package org.communique.coalition.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Whether a file is a PDF with pages that runs nothing, brings no other files and needs no password (ISO 32000-2). Readers look for
 * the header in the first 1024 bytes, so that some bytes before it do no harm.
 *
 * <p>What a small file can unpack to is measured before PDFBox reads it, as that unpacks the streams with objects into memory.
 */
final class PdfInspection {

    private static final int HEADER_WITHIN = 1024;
    private static final String HEADER = "%PDF-";

    private static final int MOST_STREAMS = 20_000;
    private static final int MOST_OBJECTS = 500_000;
    private static final int MOST_UNPACKED = 32 << 20;
    /** What it takes of memory is a multiple of the file. */
    private static final Semaphore AT_ONCE = new Semaphore(2);

    private static final int LONGEST_DICTIONARY = 4096;

    private static final Pattern STREAM = Pattern.compile("(?<!end)stream\r?\n");

    /** Of streams that objects are read from: those with objects, and cross-reference streams. */
    private static final Pattern READ_WHILE_LOADING = Pattern.compile(Set.of("First", "ObjStm", "XRef", "W").stream()
            .map(PdfInspection::name)
            .collect(Collectors.joining("|")));

    /** How these are written by all that writes PDFs; any other way of unpacking, or a row of a table that is too long, is not measured. */
    private static final Pattern UNUSUAL = Pattern.compile(
            name("Filter") + "(?!\\s*(?:\\[\\s*" + name("FlateDecode") + "\\s*]|" + name("FlateDecode") + "))"
                    + "|" + name("DecodeParms") + "(?!\\s*<<)"
                    + "|" + name("Columns") + "(?!\\s+[0-9]{1,4}\\s*[/>])");

    private static final Pattern ENCRYPTED = Pattern.compile(name("Encrypt"));

    private static final Set<String> ACTIONS =
            Set.of("JavaScript", "Launch", "SubmitForm", "ImportData", "GoToE", "Rendition", "RichMediaExecute");

    private static final Set<String> ACTIVE =
            Set.of("JS", "JavaScript", "EF", "EmbeddedFiles", "XFA", "RichMediaContent");

    private PdfInspection() {}

    /** In a name any character can be written by its number. */
    private static String name(String name) {
        return name.chars()
                .mapToObj(each -> "(?:%c|#%02x|#%02X)".formatted(each, each, each))
                .collect(Collectors.joining("", "/", "(?![A-Za-z0-9#])"));
    }

    static boolean hasHeader(byte[] content) {
        return new String(content, 0, Math.min(content.length, HEADER_WITHIN), ISO_8859_1).contains(HEADER);
    }

    static boolean isHarmless(byte[] content) {
        if (!hasHeader(content)) {
            return false;
        }
        AT_ONCE.acquireUninterruptibly();
        try {
            return unpacksToLittle(content) && showsPagesOnly(content);
        } finally {
            AT_ONCE.release();
        }
    }

    private static boolean showsPagesOnly(byte[] content) {
        try (var pdf = Loader.loadPDF(content)) {
            return !pdf.isEncrypted() && pdf.getNumberOfPages() > 0 && doesNothing(pdf);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // PDFBox throws all kinds of exceptions for what is no PDF.
            return false;
        }
    }

    private static boolean unpacksToLittle(byte[] content) {
        var text = new String(content, ISO_8859_1);
        if (ENCRYPTED.matcher(text).find()) {
            return false;
        }
        var stream = STREAM.matcher(text);
        int streams = 0;
        long unpacked = 0;
        while (stream.find()) {
            if (++streams > MOST_STREAMS) {
                return false;
            }
            var before = text.substring(Math.max(0, stream.start() - LONGEST_DICTIONARY), stream.start());
            var dictionary = before.substring(Math.max(0, before.lastIndexOf("obj")));
            if (READ_WHILE_LOADING.matcher(dictionary).find()) {
                if (UNUSUAL.matcher(dictionary).find()) {
                    return false;
                }
                unpacked += unpacked(content, stream.end(), MOST_UNPACKED - unpacked);
                if (unpacked >= MOST_UNPACKED) {
                    return false;
                }
            }
        }
        return true;
    }

    private static long unpacked(byte[] content, int from, long most) {
        var inflater = new Inflater();
        try {
            inflater.setInput(content, from, content.length - from);
            var buffer = new byte[8192];
            while (!inflater.finished() && !inflater.needsInput() && inflater.getBytesWritten() < most) {
                if (inflater.inflate(buffer) == 0) {
                    break;
                }
            }
        } catch (DataFormatException e) { // it is read as far as this
        }
        long written = inflater.getBytesWritten();
        inflater.end();
        return written;
    }

    private static boolean doesNothing(PDDocument pdf) {
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<COSBase> waiting = new ArrayDeque<>();
        var document = pdf.getDocument();
        waiting.add(Objects.requireNonNull(document.getTrailer()));
        document.getXrefTable().keySet().forEach(key -> waiting.add(document.getObjectFromPool(key)));
        while (!waiting.isEmpty()) {
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
