package org.communique.publishing;

import java.text.Collator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.communique.coalition.directory.ConsultativeStatus;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Bold;
import org.communique.text.document.RichText.Footnote;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Text;
import org.communique.text.document.Words;
import org.communique.text.markdown.CanonicalText;

/**
 * A statement as bodies of the United Nations take it from non-governmental organisations: above the text the submitting
 * organisations by their official names, those in general status first, then special, then the roster; the others in a footnote
 * (ECOSOC resolution 1996/31, paragraphs 36 and 37).
 *
 * @param words in the text, which such bodies limit
 */
public record WrittenStatement(RichText text, int words) {

    /**
     * As plain text.
     *
     * @param markdown    the signatories in groups, then the text
     * @param words       in the text
     * @param unprintable characters that the statement's PDF shows as #, because no font of this server has them
     */
    public record WrittenStatementText(String markdown, int words, List<String> unprintable) {}

    static WrittenStatementText plain(StatementDocument statementDocument) {
        var written = of(statementDocument);
        return new WrittenStatementText(CanonicalText.of(written.text), written.words, statementDocument.unprintable());
    }

    static WrittenStatement of(StatementDocument statementDocument) {
        var body = statementDocument.body();
        var blocks = new ArrayList<>(List.<RichText.Block>copyOf(heading(statementDocument)));
        blocks.addAll(body.blocks());
        return new WrittenStatement(new RichText(blocks), Words.count(body));
    }

    private static List<Paragraph> heading(StatementDocument statementDocument) {
        var paragraphs = new ArrayList<Paragraph>();
        var others = names(statementDocument, ConsultativeStatus.NONE);
        var note = others.isEmpty()
                ? List.<Inline>of()
                : List.<Inline>of(new Footnote(List.of(Text.plain(
                        "This statement is also supported by the following organizations without consultative status: "
                                + others + "."))));
        paragraphs.add(group(statementDocument, ConsultativeStatus.GENERAL, "general consultative status"));
        paragraphs.add(group(statementDocument, ConsultativeStatus.SPECIAL, "special consultative status"));
        paragraphs.add(group(statementDocument, ConsultativeStatus.ROSTER, "the Roster"));
        paragraphs.removeIf(paragraph -> paragraph.content().isEmpty());
        if (paragraphs.isEmpty() && !note.isEmpty()) {
            paragraphs.add(new Paragraph(List.of(Text.plain("Joint statement"))));
        }
        if (!paragraphs.isEmpty() && !note.isEmpty()) {
            var content = new ArrayList<>(paragraphs.removeLast().content());
            content.addAll(note);
            paragraphs.add(new Paragraph(content));
        }
        return paragraphs;
    }

    private static Paragraph group(StatementDocument statementDocument, ConsultativeStatus status, String words) {
        var names = names(statementDocument, status);
        if (names.isEmpty()) {
            return new Paragraph(List.of());
        }
        var on = status == ConsultativeStatus.ROSTER ? "on " : "in ";
        return new Paragraph(List.of(
                new Text("Non-governmental organizations " + on + words + ": ", Set.of(new Bold())),
                Text.plain(names)));
    }

    private static String names(StatementDocument statementDocument, ConsultativeStatus status) {
        return statementDocument.signatures().stream()
                .filter(signature -> signature.status() == status)
                .map(PublishedSignature::organisation)
                .sorted(Collator.getInstance(Locale.ROOT))
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }
}
