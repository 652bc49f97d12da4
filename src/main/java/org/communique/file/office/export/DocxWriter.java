package org.communique.file.office.export;

import java.util.List;
import org.communique.file.FileOrigin;
import org.communique.file.office.export.DocxParts.Page;
import org.communique.text.document.RichText;
import org.communique.text.line.TrackedLines;
import org.communique.text.unicode.Direction;
import org.jspecify.annotations.Nullable;

/** Writes a statement as WordprocessingML with real headings, lists, footnotes and tables. Equal input gives equal bytes. */
public final class DocxWriter {

    private DocxWriter() {}

    /**
     * What is to be written.
     *
     * @param direction of the whole, and of lines without letters
     */
    public record Document(
            String title,
            String language,
            Direction direction,
            String coalition,
            RichText body,
            List<Signatory> signatories,
            FileOrigin origin) {}

    public record Signatory(
            String organisation, String country, @Nullable String reservation) {}

    /**
     * Words of the reader's language around the text.
     *
     * @param note what is to be known before it is read
     */
    public record Labels(List<String> note, String signatories, String reservation, String hash, String date) {}

    public static byte[] write(Document letter, Labels labels) {
        var body = new DocxBodyWriter(letter.direction());
        var frame = new DocxFrameWriter(body, letter.direction());
        frame.styled("Coalition", letter.coalition());
        frame.styled("Title", letter.title());
        frame.styled("Date", labels.date());
        labels.note().forEach(line -> frame.styled("Date", line));
        body.add(TrackedLines.of(letter.body()));
        if (!letter.signatories().isEmpty()) {
            frame.styled("SignatoriesHeading", labels.signatories());
            frame.signatories(letter.signatories(), labels.reservation());
        }
        frame.styled("Fingerprint", labels.hash());
        frame.styled("Fingerprint", letter.origin().hash());
        return DocxFile.of(
                letter.title(),
                letter.coalition(),
                letter.language(),
                Page.UPRIGHT,
                body,
                letter.origin().framed());
    }

    public static byte[] write(TextFile text) {
        var body = new DocxBodyWriter(text.direction(), text.revisers(), text.comments());
        body.add(text.lines());
        return DocxFile.of(
                text.title(), "", text.language(), Page.UPRIGHT, body, FileOrigin.propertiesOf(text.origin()));
    }
}
