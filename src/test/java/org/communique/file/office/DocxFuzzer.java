package org.communique.file.office;

import java.util.List;
import org.communique.text.markdown.CanonicalText;

/** Any DOCX is read or refused, and what was read can be frozen. An input is the file itself, or its parts. */
public final class DocxFuzzer {

    private static final List<String> PARTS = List.of(
            "word/document.xml",
            "word/styles.xml",
            "word/numbering.xml",
            "word/footnotes.xml",
            "word/_rels/document.xml.rels");

    private DocxFuzzer() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        byte[] file = OfficeFileReader.isArchive(input) ? input : FuzzedArchive.archive(input, PARTS);
        if (OfficeFileReader.read(file) instanceof OfficeFileReader.Read read) {
            CanonicalText.of(read.text());
        }
    }
}
