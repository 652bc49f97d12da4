package org.communique.file.office.thread;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.file.office.change.TrackedChanges;
import org.communique.file.office.part.Element;
import org.communique.text.comparison.Quotation;
import org.communique.text.unicode.AdmittedCharacters;
import org.communique.work.Budget;

/**
 * The words that comments are on, with what stands around them in their paragraph. Where they are in the text that was read is then found
 * as for any quotation. Of words in several paragraphs it is those in the first.
 */
public final class DocxCommentedWords {

    private final TrackedChanges trackedChanges;
    private final Set<String> comments;
    private final Map<String, Quotation> words = new HashMap<>();
    private final Map<String, Integer> open = new LinkedHashMap<>();
    private final StringBuilder letters = new StringBuilder();
    private final Map<String, int[]> ended = new LinkedHashMap<>();

    /** @param comments the ids of those that are there; ranges of others mean nothing */
    public DocxCommentedWords(TrackedChanges trackedChanges, Set<String> comments) {
        this.trackedChanges = trackedChanges;
        this.comments = comments;
    }

    /** By the ids of comments. */
    public Map<String, Quotation> of(List<Element> bodies) {
        bodies.forEach(this::read);
        return words;
    }

    private void read(Element element) {
        Budget.check();
        switch (element.name()) {
            case "p" -> paragraph(element);
            case "commentRangeStart" -> begin(element.attribute("id"));
            case "commentRangeEnd" -> end(element.attribute("id"));
            case "t" -> letters.append(AdmittedCharacters.of(element.text()));
            case "tab", "ptab" -> letters.append(' ');
            case "noBreakHyphen" -> letters.append('\u2011');
            case "br", "cr" -> letters.append('\n');
            case "del", "moveFrom", "ins", "moveTo" -> {
                if (trackedChanges.keep(element)) {
                    element.read().forEach(this::read);
                } else {
                    element.read().forEach(this::marks);
                }
            }
            case "pPr", "rPr", "drawing", "pict", "object", "instrText" -> {}
            default -> element.read().forEach(this::read);
        }
    }

    /** What is left out may still hold the ends of ranges. */
    private void marks(Element element) {
        if (element.name().startsWith("commentRange")) {
            read(element);
        } else {
            element.read().forEach(this::marks);
        }
    }

    private void begin(String id) {
        if (comments.contains(id) && !words.containsKey(id)) {
            open.putIfAbsent(id, letters.length());
        }
    }

    private void end(String id) {
        if (open.remove(id) instanceof Integer from) {
            ended.put(id, new int[] {from, letters.length()});
        }
    }

    /** One that goes on in the next paragraph ends here, if it has words here. */
    private void paragraph(Element paragraph) {
        if (!letters.isEmpty()) {
            open.replaceAll((_, _) -> 0);
        }
        letters.setLength(0);
        ended.clear();
        paragraph.read().forEach(this::read);
        if (!letters.isEmpty()) {
            open.forEach((id, from) -> ended.put(id, new int[] {from, letters.length()}));
            ended.forEach(this::quote);
            open.keySet().removeAll(words.keySet());
        }
    }

    private void quote(String id, int[] range) {
        CommentedWords.quotation(letters, range[0], range[1]).ifPresent(quotation -> words.putIfAbsent(id, quotation));
    }
}
