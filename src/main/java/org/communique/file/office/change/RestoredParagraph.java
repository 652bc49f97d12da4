package org.communique.file.office.change;

import java.util.ArrayList;
import java.util.List;
import org.communique.file.office.part.Element;
import org.communique.file.office.part.XmlNode;
import org.communique.file.office.part.XmlNode.Characters;
import org.jspecify.annotations.Nullable;

/** A paragraph as it was, while what is in it is put together. */
final class RestoredParagraph {

    private final OdtRejection changes;
    private Element source;
    private List<Element> lists;
    private Element copy;

    /** What of spans and links is open, and what stands for it. */
    private final List<RestoredPart> inline = new ArrayList<>();

    /** What it is if something follows that was there all along. */
    private @Nullable PlacedElement ifMore;

    /** The lists that were restored for it, if they are as many as those that it is in now. */
    private List<Element> restored = List.of();

    private boolean kept;
    private boolean filled;
    private boolean endIsInserted;
    private boolean endIsForMarks;

    RestoredParagraph(OdtRejection changes, PlacedElement placed, List<RestoredPart> inline) {
        this.changes = changes;
        this.source = placed.element();
        this.lists = placed.lists();
        this.copy = changes.like(source, null);
        inline.forEach(part -> push(part.source()));
    }

    /** The next one, in the midst of the same spans and links. */
    RestoredParagraph next(PlacedElement placed) {
        return new RestoredParagraph(changes, placed, inline);
    }

    List<Element> lists() {
        return lists;
    }

    Element copy() {
        return copy;
    }

    boolean isEmpty() {
        return !filled;
    }

    /** Whether it has anything that was not deleted. */
    boolean isKept() {
        return kept;
    }

    /** What it is once something follows that was there all along. */
    PlacedElement container() {
        return ifMore == null ? new PlacedElement(source, lists) : ifMore;
    }

    void becomeIfMore(PlacedElement container) {
        ifMore = container;
    }

    /** It ends with a paragraph that stands there for the marks of changes, which have to stand somewhere. */
    void endIsForMarks() {
        endIsForMarks = true;
    }

    void endWasInserted() {
        endIsInserted = true;
    }

    /** Nothing is left but its end, which was inserted, or what is no paragraph of the text. */
    boolean goes() {
        return isEmpty()
                && (endIsInserted
                        || endIsForMarks && lists.isEmpty() && copy.content().isEmpty() && !changes.isRule(copy));
    }

    /** In no list, and without a word. */
    boolean isSilent() {
        return isEmpty() && lists.isEmpty() && !changes.isRule(copy);
    }

    /** It is gone. */
    void loseAll(RestoredLists all) {
        all.lose(lists);
        loseContainer(all);
    }

    /** Nothing followed. */
    void loseContainer(RestoredLists all) {
        if (ifMore != null) {
            all.lose(ifMore.lists());
        }
    }

    void add(XmlNode node) {
        if (!(node instanceof Characters(var text) && text.isBlank())) {
            filled = true;
            if (!changes.isRestoring()) {
                kept = true;
                if (ifMore instanceof PlacedElement other) {
                    restored = lists.size() == other.lists().size() ? lists : List.of();
                    become(other);
                }
            }
        }
        inside().adopt(node);
    }

    /** Of a change that stays, which is no content. */
    void mark(Element mark) {
        inside().adopt(mark);
    }

    private Element inside() {
        return inline.isEmpty() ? copy : inline.getLast().copy();
    }

    void become(PlacedElement other) {
        ifMore = null;
        source = other.element();
        lists = other.lists();
        var before = copy;
        copy = changes.like(source, null);
        before.content().forEach(copy::adopt);
    }

    boolean isRestoredIn(Element list, int depth) {
        return depth < restored.size() && restored.get(depth) == list;
    }

    void push(Element part) {
        var opened = changes.like(part, null);
        inside().adopt(opened);
        inline.add(new RestoredPart(part, opened));
    }

    void pop() {
        inline.removeLast();
    }
}
