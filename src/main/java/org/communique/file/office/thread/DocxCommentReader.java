package org.communique.file.office.thread;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.file.ImportedThread;
import org.communique.file.ImportedThread.ImportedRemark;
import org.communique.file.office.part.Element;
import org.communique.file.office.part.OfficeArchive.MalformedException;
import org.communique.text.comparison.Quotation;
import org.communique.text.unicode.AdmittedCharacters;
import org.jspecify.annotations.Nullable;

/** Reads the comments of a WordprocessingML file, with what later versions of Word say of them in other parts ([MS-DOCX], 2.5). */
public final class DocxCommentReader {

    private final List<Element> comments;
    private final Map<String, Element> extended = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();

    public DocxCommentReader(@Nullable Element comments, @Nullable Element extended) {
        this.comments = comments == null
                ? List.of()
                : comments.children().stream()
                        .filter(comment -> comment.name().equals("comment"))
                        .toList();
        if (extended != null) {
            extended.children().forEach(each -> this.extended.put(each.attribute("paraId"), each));
        }
        for (var comment : this.comments) {
            paragraphs(comment).forEach(paragraph -> ids.putIfAbsent(paragraph, comment.attribute("id")));
        }
    }

    /**
     * Of all comments.
     *
     * @throws ReadThreads.TooManyException before any work on them
     */
    public Set<String> ids() {
        ReadThreads.holdMost(comments.size());
        return comments.stream().map(comment -> comment.attribute("id")).collect(Collectors.toSet());
    }

    /**
     * In the order of the file.
     *
     * @throws MalformedException if comments answer each other in a circle
     */
    public List<ImportedThread> threads(Map<String, Quotation> words) {
        ReadThreads.holdMost(comments.size());
        var threads = new ReadThreads();
        for (var comment : comments) {
            var id = comment.attribute("id");
            var beside = beside(comment);
            threads.add(
                    id,
                    beside == null ? null : ids.get(beside.attribute("paraIdParent")),
                    new ImportedRemark(
                            AdmittedCharacters.of(comment.attribute("author")).strip(),
                            time(comment.attribute("date")),
                            text(comment)),
                    beside != null && beside.attribute("done").equals("1"),
                    words.get(id));
        }
        return threads.all();
    }

    /** What stands in the other part is of the last paragraph. */
    private @Nullable Element beside(Element comment) {
        var paragraphs = paragraphs(comment);
        return paragraphs.isEmpty() ? null : extended.get(paragraphs.getLast());
    }

    private static List<String> paragraphs(Element comment) {
        return comment.below("p")
                .map(paragraph -> paragraph.attribute("paraId"))
                .filter(id -> !id.isEmpty())
                .toList();
    }

    private static String text(Element comment) {
        return comment.below("p")
                .flatMap(paragraph -> words(paragraph).lines())
                .map(AdmittedCharacters::of)
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private static String words(Element element) {
        return element.read().stream()
                .map(each -> switch (each.name()) {
                    case "t" -> each.text();
                    case "tab", "ptab" -> " ";
                    case "br", "cr" -> "\n";
                    case "noBreakHyphen" -> "\u2011";
                    case "pPr", "rPr", "del", "moveFrom", "instrText" -> "";
                    default -> words(each);
                })
                .collect(Collectors.joining());
    }

    /** Word writes local times as if they were in UTC. Null if it says none. */
    static @Nullable Instant time(String date) {
        try {
            return DateTimeFormatter.ISO_DATE_TIME.parseBest(date, OffsetDateTime::from, LocalDateTime::from)
                            instanceof OffsetDateTime time
                    ? time.toInstant()
                    : LocalDateTime.parse(date).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
