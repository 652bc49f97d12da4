package org.communique.publishing.office;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.publishing.office.part.Element;
import org.communique.publishing.office.part.XmlNode;
import org.communique.publishing.office.part.XmlNode.Characters;
import org.jspecify.annotations.Nullable;

/** Paragraphs that follow each other, in the body, a cell or a note, as they were before the changes. */
final class OdtFlowRejection {

    private static final Set<String> LISTS = Set.of("list", "list-item", "list-header");
    private static final String START = "start-value";
    private static final Set<String> PARAGRAPHS = Set.of("p", "h");

    /** An element of a list, and what stands for it now. */
    private record OpenPart(Element source, Element copy) {

        /** What goes on there is a list that was not there, so that another may go on with it again. */
        boolean isOfAnother() {
            return !source.attribute("style-name").equals(copy.attribute("style-name"));
        }
    }

    /** @param lists around it, with their items; the outermost first */
    private record Placed(Element element, List<Element> lists) {}

    private final OdtRejection changes;
    private final Element root;
    private final List<OpenPart> open = new ArrayList<>();
    private final Set<Element> begun = new HashSet<>();

    /** Items whose first paragraph is gone: what is left of them belongs to the one before. */
    private final Set<Element> headless = new HashSet<>();

    /** Items that were deleted: if they have but inner lists, these belong to the one before. */
    private final Set<Element> foreign = new HashSet<>();

    private @Nullable Paragraph current;
    private boolean disturbed;

    OdtFlowRejection(OdtRejection changes, Element root) {
        this.changes = changes;
        this.root = root;
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
            case "list", "list-item", "list-header" -> blocks(element, with(lists, element));
            default -> {
                end();
                if (inside(element, root)) {
                    open.clear();
                } else {
                    disturbed = true;
                }
            }
        }
    }

    private static List<Element> with(List<Element> lists, Element inner) {
        return Stream.concat(lists.stream(), Stream.of(inner)).toList();
    }

    private List<Placed> placed(List<Element> deleted) {
        var placed = new ArrayList<Placed>();
        deleted.forEach(element -> place(element, List.of(), placed));
        return placed;
    }

    private void place(Element element, List<Element> lists, List<Placed> placed) {
        if (LISTS.contains(element.name())) {
            if (!element.name().equals("list")) {
                foreign.add(element);
            }
            var inner = with(lists, element);
            element.children().forEach(child -> place(child, inner, placed));
        } else {
            placed.add(new Placed(element, lists));
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
            parent.adopt(copy);
        }
        return !goes;
    }

    private void paragraph(Element element, List<Element> lists) {
        if (current == null) {
            current = new Paragraph(new Placed(element, lists), List.of());
        } else if (current.isEmpty()) {
            lose(current);
            current = new Paragraph(new Placed(element, lists), List.of());
        } else {
            lose(lists);
        }
        content(element);
        if (changes.isInserted()) {
            open().endIsInserted = true;
        } else {
            end();
        }
    }

    private void lose(Paragraph gone) {
        lose(gone.lists);
        if (gone.ifMore instanceof Placed other) {
            lose(other.lists());
        }
    }

    private void lose(List<Element> lists) {
        disturbed = true;
        if (!lists.isEmpty() && !begun.contains(lists.getLast())) {
            headless.add(lists.getLast());
        }
    }

    /** One of which nothing is left but its end, which was inserted, goes. */
    private void end() {
        var ended = current;
        current = null;
        if (ended == null) {
            return;
        }
        if (ended.isEmpty() && (ended.endIsInserted || ended.isNothingButMarks())) {
            lose(ended);
            return;
        }
        // One in no list that says nothing ends none.
        boolean silent = ended.isEmpty() && ended.lists.isEmpty() && !changes.isRule(ended.copy);
        (silent ? root : place(ended)).adopt(ended.copy);
        if (ended.ifMore instanceof Placed other) {
            lose(other.lists());
        }
    }

    private Element place(Paragraph paragraph) {
        var lists = paragraph.lists;
        var parent = root;
        for (int at = 0; at < lists.size(); at++) {
            var wanted = lists.get(at);
            if (at < open.size()
                    && (paragraph.isRestoredIn(open.get(at).source(), at)
                            || goesOn(open.get(at), wanted, at + 1 < lists.size() ? lists.get(at + 1) : null))) {
                parent = open.get(at).copy();
                open.set(at, new OpenPart(wanted, parent));
            } else {
                open.subList(Math.min(at, open.size()), open.size()).clear();
                parent = begin(wanted, parent, at == 0 ? null : lists.get(at - 1));
                open.add(new OpenPart(wanted, parent));
            }
            begun.add(wanted);
        }
        open.subList(lists.size(), open.size()).clear();
        disturbed = changes.isRestoring() || open.stream().anyMatch(OpenPart::isOfAnother);
        return parent;
    }

    private boolean goesOn(OpenPart before, Element wanted, @Nullable Element inner) {
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

    /** Content of a paragraph goes where one is open. */
    private void content(Element paragraph) {
        for (var node : paragraph.content()) {
            switch (node) {
                case Element element -> part(element);
                case Characters characters -> {
                    if (!changes.isInserted()) {
                        open().add(characters);
                    }
                }
            }
        }
    }

    private Paragraph open() {
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
            case "annotation", "annotation-end" -> changes.skip(element);
            case "span", "a", "meta", "ruby", "ruby-base" -> {
                open().push(element);
                content(element);
                open().pop();
            }
            default -> {
                if (changes.isInserted()) {
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
     * Of several paragraphs the first goes on where the mark is, and the last goes on with what is behind it. If nothing stands before the mark, the
     * first is what it was, as then it is the one behind that was joined with nothing.
     */
    private void restore(List<Placed> deleted) {
        disturbed = true;
        var around = open();
        var container = Objects.requireNonNullElse(around.ifMore, new Placed(around.source, around.lists));
        boolean begins = !around.kept && deleted.size() > 1;
        for (int at = 0; at < deleted.size(); at++) {
            var each = deleted.get(at);
            boolean isParagraph = PARAGRAPHS.contains(each.element().name());
            if (at > 0 || !isParagraph && around.filled) {
                end();
            }
            if (!isParagraph) {
                current = null;
                block(each.element(), each.lists());
                continue;
            }
            if (at > 0) {
                current = new Paragraph(each, around.inline);
            } else if (begins) {
                around.become(each);
            }
            content(each.element());
        }
        if (current == null) {
            current = new Paragraph(container, around.inline);
        } else if (begins) {
            current.ifMore = container;
        }
    }

    private final class Paragraph {
        private Element source;
        private List<Element> lists;
        private Element copy;

        /** What of spans and links is open, and what stands for it. */
        private final List<OpenPart> inline = new ArrayList<>();

        /** What it is if something follows that was there all along. */
        private @Nullable Placed ifMore;

        /** The lists that were restored for it, if they are as many as those that it is in now. */
        private List<Element> restored = List.of();

        private boolean kept;
        private boolean filled;
        private boolean endIsInserted;

        Paragraph(Placed placed, List<OpenPart> inline) {
            this.source = placed.element();
            this.lists = placed.lists();
            this.copy = changes.like(source, null);
            inline.forEach(part -> push(part.source()));
        }

        boolean isEmpty() {
            return !filled;
        }

        void add(XmlNode node) {
            if (!(node instanceof Characters(var text) && text.isBlank())) {
                filled = true;
                if (!changes.isRestoring()) {
                    kept = true;
                    if (ifMore instanceof Placed other) {
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

        void become(Placed other) {
            ifMore = null;
            source = other.element();
            lists = other.lists();
            var before = copy;
            copy = changes.like(source, null);
            before.content().forEach(copy::adopt);
        }

        /** One that stands there for the marks of changes which have to stand somewhere. */
        boolean isNothingButMarks() {
            var marks = source.children();
            return lists.isEmpty()
                    && copy.content().isEmpty()
                    && !changes.isRule(copy)
                    && !marks.isEmpty()
                    && !source.hasText()
                    && marks.stream().allMatch(mark -> mark.name().startsWith("change"));
        }

        boolean isRestoredIn(Element list, int depth) {
            return depth < restored.size() && restored.get(depth) == list;
        }

        void push(Element part) {
            var opened = changes.like(part, null);
            inside().adopt(opened);
            inline.add(new OpenPart(part, opened));
        }

        void pop() {
            inline.removeLast();
        }
    }
}
