package org.communique.file.office.change;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.communique.file.office.part.Element;
import org.jspecify.annotations.Nullable;

/** The lists of a text as it was, which changes cut in pieces and joined with others. */
final class RestoredLists {

    private static final String START = "start-value";

    private final OdtRejection changes;
    private final Element root;
    private final List<RestoredPart> open = new ArrayList<>();
    private final Set<Element> begun = new HashSet<>();

    /** Items whose first paragraph is gone: what is left of them belongs to the one before. */
    private final Set<Element> headless = new HashSet<>();

    /** Items that were deleted: if they have but inner lists, these belong to the one before. */
    private final Set<Element> foreign = new HashSet<>();

    private boolean disturbed;

    RestoredLists(OdtRejection changes, Element root) {
        this.changes = changes;
        this.root = root;
    }

    /** No list goes on after what stands here. */
    void close() {
        open.clear();
    }

    /** A list may go on after a change. */
    void disturb() {
        disturbed = true;
    }

    void addForeign(Element item) {
        foreign.add(item);
    }

    /** A paragraph that was in these is gone. */
    void lose(List<Element> lists) {
        disturbed = true;
        if (!lists.isEmpty() && !begun.contains(lists.getLast())) {
            headless.add(lists.getLast());
        }
    }

    /** Where the paragraph goes. */
    Element place(RestoredParagraph paragraph) {
        var lists = paragraph.lists();
        var parent = root;
        for (int at = 0; at < lists.size(); at++) {
            var wanted = lists.get(at);
            if (at < open.size()
                    && (paragraph.isRestoredIn(open.get(at).source(), at)
                            || goesOn(open.get(at), wanted, at + 1 < lists.size() ? lists.get(at + 1) : null))) {
                parent = open.get(at).copy();
                open.set(at, new RestoredPart(wanted, parent));
            } else {
                open.subList(Math.min(at, open.size()), open.size()).clear();
                parent = begin(wanted, parent, at == 0 ? null : lists.get(at - 1));
                open.add(new RestoredPart(wanted, parent));
            }
            begun.add(wanted);
        }
        open.subList(lists.size(), open.size()).clear();
        disturbed = changes.isRestoring() || open.stream().anyMatch(RestoredPart::isOfAnother);
        return parent;
    }

    private boolean goesOn(RestoredPart before, Element wanted, @Nullable Element inner) {
        if (before.source() == wanted) {
            return true;
        }
        boolean isList = wanted.name().equals("list");
        if (isList != before.source().name().equals("list")) {
            return false;
        }
        if (isList) {
            var style = wanted.attribute("style-name");
            return disturbed
                    && (style.isEmpty()
                            || style.equals(before.copy().attribute("style-name"))
                            || inner != null && headless.contains(inner));
        }
        return begun.contains(wanted) || headless.contains(wanted) || inner != null && foreign.contains(wanted);
    }

    /** The number with which a list begins is that of its first item, whichever that is now. */
    private Element begin(Element wanted, Element parent, @Nullable Element list) {
        if (list == null || wanted.name().equals("list")) {
            return changes.like(wanted, parent);
        }
        var first = list.firstChild().orElseThrow();
        if (parent.content().isEmpty()) {
            return first == wanted
                    ? changes.like(wanted, parent)
                    : changes.like(wanted, parent, START, first.attribute(START));
        }
        return first == wanted ? changes.like(wanted, parent, START, "") : changes.like(wanted, parent);
    }
}
