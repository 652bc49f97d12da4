package org.communique.file.office.change;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.communique.file.office.part.Element;
import org.communique.file.office.part.XmlNode.Characters;
import org.jspecify.annotations.Nullable;

/** Paragraphs that follow each other, in the body, a cell or a note, as they were before the changes. */
final class OdtFlowRejection {

    private static final Set<String> PARAGRAPHS = Set.of("p", "h");

    private final OdtRejection changes;
    private final Element root;
    private final RestoredLists restoredLists;
    private @Nullable RestoredParagraph current;

    OdtFlowRejection(OdtRejection changes, Element root) {
        this.changes = changes;
        this.root = root;
        this.restoredLists = new RestoredLists(changes, root);
    }

    void all(Element parent) {
        blocks(parent, List.of());
        end();
    }

    private void blocks(Element parent, List<Element> lists) {
        for (var node : parent.content()) {
            switch (node) {
                case Element element -> block(element, lists);
                case Characters characters -> {
                    if (lists.isEmpty() && !changes.isInserted()) {
                        root.adopt(characters);
                    }
                }
            }
        }
    }

    private void block(Element element, List<Element> lists) {
        switch (element.name()) {
            case "tracked-changes" -> {
                if (!changes.kept().isEmpty()) {
                    changes.kept().forEach(changes.like(element, root)::adopt);
                }
            }
            case "change-start", "change-end" -> changes.turn(element);
            case "change" ->
                changes.restore(
                        element, deleted -> placed(deleted).forEach(each -> block(each.element(), each.lists())));
            case "p", "h" -> paragraph(element, lists);
            case "list", "list-item", "list-header" -> blocks(element, PlacedElement.with(lists, element));
            default -> {
                end();
                if (inside(element, root)) {
                    restoredLists.close();
                } else {
                    restoredLists.disturb();
                }
            }
        }
    }

    /**
     * Tables, sections and what else has paragraphs of its own.
     *
     * @return false if all of it was inserted
     */
    private boolean inside(Element element, Element parent) {
        boolean inserted = changes.isInserted();
        int turns = changes.turns();
        int insertions = changes.insertions();
        var copy = changes.like(element, null);
        switch (element.name()) {
            case "table", "table-rows", "table-header-rows", "table-row-group", "table-row" ->
                element.children().forEach(child -> inside(child, copy));
            default -> new OdtFlowRejection(changes, copy).all(element);
        }
        boolean goes = inserted && changes.turns() == turns || changes.isInserted(element, copy, insertions);
        if (!goes) {
            keepStyle(element, copy);
            parent.adopt(copy);
        }
        return !goes;
    }

    /** That of the paragraph in a cell without words says in which lists and quotes the table is. */
    private void keepStyle(Element element, Element copy) {
        if (element.name().equals("table-cell") && copy.children().isEmpty()) {
            element.child("p").ifPresent(paragraph -> copy.adopt(changes.like(paragraph, null)));
        }
    }

    private void paragraph(Element element, List<Element> lists) {
        var opened = current;
        if (opened == null || opened.isEmpty()) {
            if (opened != null) {
                opened.loseAll(restoredLists);
            }
            current = new RestoredParagraph(changes, new PlacedElement(element, lists), List.of());
        } else {
            restoredLists.lose(lists);
        }
        content(element);
        changes.dropped().endParagraph();
        if (changes.isInserted()) {
            open().endWasInserted();
            return;
        }
        if (hasNothingButMarks(element)) {
            open().endIsForMarks();
        }
        end();
    }

    private static boolean hasNothingButMarks(Element paragraph) {
        var marks = paragraph.children();
        return !marks.isEmpty()
                && !paragraph.hasText()
                && marks.stream().allMatch(mark -> mark.name().startsWith("change"));
    }

    private void end() {
        var ended = current;
        current = null;
        if (ended == null) {
            return;
        }
        if (ended.goes()) {
            ended.loseAll(restoredLists);
            return;
        }
        // One that is silent ends no list.
        (ended.isSilent() ? root : restoredLists.place(ended)).adopt(ended.copy());
        ended.loseContainer(restoredLists);
    }

    /** Content of a paragraph goes where one is open. */
    private void content(Element paragraph) {
        for (var node : paragraph.content()) {
            switch (node) {
                case Element element -> part(element);
                case Characters characters -> {
                    if (changes.isInserted()) {
                        changes.dropped().drop(characters);
                    } else {
                        open().add(characters);
                    }
                }
            }
        }
    }

    private RestoredParagraph open() {
        return Objects.requireNonNull(current);
    }

    private void part(Element element) {
        switch (element.name()) {
            case "change-start", "change-end", "change" -> {
                if (!changes.isKept(element)) {
                    turn(element);
                } else if (!changes.isInserted()) {
                    open().mark(element);
                }
            }
            case "annotation", "annotation-end" -> {
                changes.dropped().dropComment(element);
                changes.skip(element);
            }
            case "span", "a", "meta", "ruby", "ruby-base" -> {
                open().push(element);
                content(element);
                open().pop();
            }
            default -> {
                if (changes.isInserted()) {
                    changes.dropped().drop(element);
                    changes.skip(element);
                } else if (element.firstChild().isEmpty()) {
                    open().add(element);
                } else {
                    var holder = changes.like(element, null);
                    inside(element, holder);
                    holder.children().forEach(open()::add);
                }
            }
        }
    }

    private void turn(Element mark) {
        if (mark.name().equals("change")) {
            changes.restore(mark, deleted -> restore(placed(deleted)));
        } else {
            changes.turn(mark);
        }
    }

    /**
     * Of several paragraphs the first goes on where the mark is, and the last goes on with what is after it. If nothing stands before the mark, the
     * first is what it was, as then it is the one that follows that was joined with nothing.
     */
    private void restore(List<PlacedElement> deleted) {
        restoredLists.disturb();
        var around = open();
        var container = around.container();
        boolean begins = !around.isKept() && deleted.size() > 1;
        for (int at = 0; at < deleted.size(); at++) {
            var each = deleted.get(at);
            boolean isParagraph = PARAGRAPHS.contains(each.element().name());
            if (at > 0 || !isParagraph && !around.isEmpty()) {
                end();
            }
            if (!isParagraph) {
                current = null;
                block(each.element(), each.lists());
                continue;
            }
            if (at > 0) {
                current = around.next(each);
            } else if (begins) {
                around.become(each);
            }
            content(each.element());
        }
        if (current == null) {
            current = around.next(container);
        } else if (begins) {
            current.becomeIfMore(container);
        }
    }

    private List<PlacedElement> placed(List<Element> deleted) {
        return PlacedElement.in(deleted, restoredLists::addForeign);
    }
}
