package org.communique.file.office.export;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.communique.file.FileOrigin;
import org.communique.text.document.RichText;
import org.communique.text.line.TrackedLines;
import org.communique.text.unicode.Direction;

/** What texts go out as. */
enum WrittenFormat {
    DOCX(DocxWriter::write, OpenXmlRules::hold),
    ODT(OdtWriter::write, _ -> {});

    private static final FileOrigin ORIGIN = new FileOrigin(FileOrigin.Kind.VERSION, "9f0c", 2, "0".repeat(64));

    private static final Instant AT = Instant.parse("2026-11-24T10:00:00Z");

    private final Function<TextFile, byte[]> writer;
    private final Consumer<byte[]> rules;

    WrittenFormat(Function<TextFile, byte[]> writer, Consumer<byte[]> rules) {
        this.writer = writer;
        this.rules = rules;
    }

    /** @param texts what each of the authors made of it, one after the other */
    byte[] write(RichText old, List<RichText> texts, List<String> authors) {
        var file = writer.apply(tracked(old, texts, authors));
        rules.accept(file);
        return file;
    }

    static TextFile tracked(RichText old, List<RichText> texts, List<String> authors) {
        return new TextFile(
                "A title",
                "en",
                Direction.LEFT_TO_RIGHT,
                TrackedLines.of(old, texts),
                authors.stream().map(name -> new Reviser(name, AT)).toList(),
                FileComments.NONE,
                ORIGIN);
    }
}
