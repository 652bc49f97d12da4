package org.communique.file.office.export;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.file.office.export.CommentAnchors.Mark;
import org.communique.file.office.export.CommentAnchors.Part;
import org.communique.file.office.export.CommentAnchors.Run;
import org.communique.file.office.export.FileComment.Remark;
import org.communique.text.document.PlainText;
import org.communique.text.document.RichText.Bold;
import org.communique.text.document.RichText.Footnote;
import org.communique.text.document.RichText.Italic;
import org.communique.text.document.RichText.LineBreak;
import org.communique.text.document.RichText.Link;
import org.communique.text.document.RichText.Text;
import org.communique.text.format.Html;
import org.communique.text.line.LineShape;
import org.communique.text.line.TrackedLine.TrackedRun;
import org.communique.text.unicode.Direction;

/** Writes the content of paragraphs, with footnotes and annotations where they are. */
final class OdtRunWriter {

    private final Direction fallback;
    private final OdtRevisions revisions;
    private final List<FileComment> threads;
    private int notes;

    OdtRunWriter(Direction fallback, OdtRevisions revisions, List<FileComment> threads) {
        this.fallback = fallback;
        this.revisions = revisions;
        this.threads = threads;
    }

    /** Of a paragraph that was deleted: all that was in it, by whomever that was deleted. Spaces at its ends are kept, too. */
    String plain(List<TrackedRun> content) {
        var xml = new StringBuilder();
        boolean afterSpace = true;
        for (int at = 0; at < content.size(); at++) {
            var run = content.get(at);
            boolean last = at == content.size() - 1;
            if (run.inline() instanceof Text(var text, var marks) && last && text.endsWith(" ")) {
                xml.append(words(text.substring(0, text.length() - 1), marks, afterSpace, "<text:s/>"));
            } else if (run.inline() instanceof Footnote) {
                xml.append(note(run, true));
            } else {
                xml.append(run(run, afterSpace));
            }
            afterSpace = isAfterSpace(run, afterSpace);
        }
        return xml.toString();
    }

    static boolean isAfterSpace(TrackedRun run, boolean before) {
        return run.inline() instanceof Text(var text, var _) ? text.endsWith(" ") : before;
    }

    /** @param afterSpace whether a space that comes next would be taken for part of it (ODF 1.3, part 3, 6.1.2) */
    String run(TrackedRun run, boolean afterSpace) {
        return switch (run.inline()) {
            case Text(var text, var marks) -> words(text, marks, afterSpace, "");
            case LineBreak() -> "<text:line-break/>";
            case Footnote _ -> note(run, false);
        };
    }

    private static String words(
            String text, Set<org.communique.text.document.RichText.Mark> marks, boolean afterSpace, String end) {
        var words = letters(text, afterSpace) + end;
        boolean bold = marks.contains(new Bold());
        boolean italic = marks.contains(new Italic());
        if (bold || italic) {
            words = "<text:span text:style-name=\"%s\">%s</text:span>"
                    .formatted(bold && italic ? "both" : bold ? "bold" : "italic", words);
        }
        for (var mark : marks) {
            if (mark instanceof Link(var href)) {
                words = "<text:a xlink:type=\"simple\" xlink:href=\"%s\">%s</text:a>"
                        .formatted(Html.escape(href), words);
            }
        }
        return words;
    }

    private static String letters(String text, boolean afterSpace) {
        var letters = new StringBuilder();
        boolean space = afterSpace;
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            boolean isSpace = text.charAt(at) == ' ';
            if (isSpace && space) {
                letters.append(Html.escape(text.substring(from, at))).append("<text:s/>");
                from = at + 1;
            }
            space = isSpace;
        }
        return letters.append(Html.escape(text.substring(from))).toString();
    }

    private String note(TrackedRun note, boolean plain) {
        var content = note.note();
        int number = ++notes;
        boolean fromTheRight = Direction.ofFirstLetter(PlainText.of(
                                content.stream().map(TrackedRun::inline).toList()))
                        .orElse(fallback)
                        .isRightToLeft()
                && !fallback.isRightToLeft();
        return ("<text:note text:id=\"ftn%1$d\" text:note-class=\"footnote\"><text:note-citation>%1$d"
                        + "</text:note-citation><text:note-body><text:p text:style-name=\"Footnote%2$s\">%3$s</text:p>"
                        + "</text:note-body></text:note>")
                .formatted(number, fromTheRight ? OdtParts.FROM_THE_RIGHT : "", plain ? plain(content) : tracked(note));
    }

    private String tracked(TrackedRun note) {
        return new OdtFlow(
                        revisions,
                        this,
                        () -> new OdtBlocks(fallback, OdtNesting.NONE, List.of()),
                        note.revision().inserted())
                .paragraph(
                        LineShape.PLAIN,
                        note.revision(),
                        note.note().stream().<Part>map(Run::new).toList());
    }

    /** Answers name what they answer, as LibreOffice has it. */
    String mark(Mark mark) {
        var name = "c" + mark.thread();
        if (!mark.begins()) {
            return "<office:annotation-end office:name=\"%s\"/>".formatted(name);
        }
        var thread = threads.get(mark.thread());
        var xml = new StringBuilder(annotation(name, "", thread.resolved(), thread.first()));
        for (int reply = 0; reply < thread.replies().size(); reply++) {
            xml.append(annotation(
                    name + "r" + reply,
                    " loext:parent-name=\"" + name + "\"",
                    thread.resolved(),
                    thread.replies().get(reply)));
        }
        return xml.toString();
    }

    private static String annotation(String name, String parent, boolean resolved, Remark remark) {
        var paragraphs = remark.text()
                .lines()
                .map(line -> "<text:p>" + letters(line, true) + "</text:p>")
                .collect(Collectors.joining());
        return "<office:annotation office:name=\"%s\"%s loext:resolved=\"%s\"><dc:creator>%s</dc:creator><dc:date>%s</dc:date>%s</office:annotation>"
                .formatted(
                        name,
                        parent,
                        resolved,
                        Html.escape(remark.author()),
                        remark.at().truncatedTo(ChronoUnit.SECONDS),
                        paragraphs);
    }
}
