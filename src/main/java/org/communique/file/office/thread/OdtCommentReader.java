package org.communique.file.office.thread;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.file.ImportedThread;
import org.communique.file.ImportedThread.ImportedRemark;
import org.communique.file.office.part.Element;
import org.communique.file.office.part.XmlNode.Characters;
import org.communique.text.comparison.Quotation;
import org.communique.text.unicode.AdmittedCharacters;
import org.communique.work.Budget;

/** Reads the annotations of an OpenDocument text (ODF 1.3, part 3, 14.1), with what LibreOffice says of answers besides. */
public final class OdtCommentReader {

    private record Annotation(String name, Element element) {}

    private final List<Annotation> annotations = new ArrayList<>();
    private final Map<String, Quotation> words = new HashMap<>();
    private final StringBuilder letters = new StringBuilder();

    /** Where the words of annotations begin in the paragraph. */
    private final Map<String, Integer> open = new LinkedHashMap<>();

    /** Those that are on words; others stand at a point. */
    private final Set<String> ends = new HashSet<>();

    private final Map<String, int[]> ended = new LinkedHashMap<>();

    public List<ImportedThread> threads(List<Element> texts) {
        texts.forEach(text -> text.below("annotation-end").forEach(end -> ends.add(end.attribute("name"))));
        texts.forEach(this::read);
        var threads = new ReadThreads();
        for (var annotation : annotations) {
            var element = annotation.element();
            var answers = element.attribute("parent-name");
            threads.add(
                    annotation.name(),
                    answers.isEmpty() ? null : answers,
                    new ImportedRemark(
                            AdmittedCharacters.of(text(element, "creator")).strip(),
                            DocxCommentReader.time(text(element, "date")),
                            text(element)),
                    element.attribute("resolved").equals("true"),
                    words.get(annotation.name()));
        }
        return threads.all();
    }

    private static String text(Element annotation, String name) {
        return Element.child(annotation, name).map(Element::text).orElse("");
    }

    private static String text(Element annotation) {
        return annotation
                .below("p")
                .flatMap(paragraph -> words(paragraph).lines())
                .map(AdmittedCharacters::of)
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private static String words(Element paragraph) {
        var words = new StringBuilder();
        for (var node : paragraph.content()) {
            switch (node) {
                case Characters(var text) -> words.append(text);
                case Element element -> {
                    switch (element.name()) {
                        case "s", "tab" -> words.append(' ');
                        case "line-break" -> words.append('\n');
                        default -> words.append(words(element));
                    }
                }
            }
        }
        return words.toString();
    }

    private void read(Element element) {
        Budget.check();
        switch (element.name()) {
            case "p", "h" -> paragraph(element);
            case "annotation" -> begin(element);
            case "annotation-end" -> end(element.attribute("name"));
            case "s", "tab" -> letters.append(' ');
            case "line-break" -> letters.append('\n');
            case "note", "frame" -> element.below("annotation").forEach(this::add);
            case "tracked-changes" -> {}
            default -> inside(element);
        }
    }

    private void inside(Element element) {
        for (var node : element.content()) {
            switch (node) {
                case Element child -> read(child);
                case Characters(var text) -> letters.append(AdmittedCharacters.of(text));
            }
        }
    }

    private void begin(Element annotation) {
        var name = add(annotation);
        if (ends.contains(name)) {
            open.putIfAbsent(name, letters.length());
        }
    }

    private String add(Element annotation) {
        ReadThreads.holdMost(annotations.size() + 1);
        var own = annotation.attribute("name");
        var name = own.isEmpty() ? "unnamed " + annotations.size() : own;
        annotations.add(new Annotation(name, annotation));
        return name;
    }

    private void end(String name) {
        if (open.remove(name) instanceof Integer from) {
            ended.put(name, new int[] {from, letters.length()});
        }
    }

    /** Of words in several paragraphs it is those in the first; an annotation without an end is on none. */
    private void paragraph(Element paragraph) {
        letters.setLength(0);
        ended.clear();
        inside(paragraph);
        open.forEach((name, from) -> ended.put(name, new int[] {from, letters.length()}));
        open.clear();
        ended.forEach((name, range) -> CommentedWords.quotation(letters, range[0], range[1])
                .ifPresent(quotation -> words.putIfAbsent(name, quotation)));
    }
}
