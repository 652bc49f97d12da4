package org.communique.collab.schema;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.communique.crdt.preview.Addition;
import org.communique.crdt.preview.AdditionPlace;
import org.communique.crdt.preview.ElementNesting;
import org.communique.crdt.preview.UpdatePreview;
import org.communique.text.document.TextLimits;
import org.jspecify.annotations.Nullable;

/**
 * What the editor's schema (frontend/schema.json) lets a draft hold. An editor deletes, for everyone, what it does not
 * know, so nothing else gets in. How many children a node has is not looked at: concurrent edits can upset that.
 */
public final class DraftSchema {

    /** The root type that the text lives in; Tiptap's own default. */
    public static final String FRAGMENT = "default";

    /** Grows with every change to what a draft may hold; frontend/schema.json has the same. */
    public static final int VERSION = 1;

    /**
     * Lists, quotes and tables inside each other. It is what a canonical text can hold, and three times as deep as word
     * processors let lists be.
     */
    static final int MAX_DEPTH = 32;

    private static final Set<String> BLOCKS =
            Set.of("paragraph", "heading", "bulletList", "orderedList", "blockquote", "table", "horizontalRule");
    private static final Set<String> CONTAINERS = Set.of("bulletList", "orderedList", "blockquote", "table");

    /** A table, its row and its cell are three elements; what is deeper is not counted by name. */
    private static final int MOST_ELEMENTS = 3 * MAX_DEPTH + 2;

    private static final Set<String> INLINES = Set.of("hardBreak", "footnote");

    private static final Map<String, Set<String>> CHILDREN = Map.ofEntries(
            Map.entry("paragraph", INLINES),
            Map.entry("heading", INLINES),
            Map.entry("bulletList", Set.of("listItem")),
            Map.entry("orderedList", Set.of("listItem")),
            Map.entry("listItem", BLOCKS),
            Map.entry("blockquote", BLOCKS),
            Map.entry("table", Set.of("tableRow")),
            Map.entry("tableRow", Set.of("tableHeader", "tableCell")),
            Map.entry("tableHeader", BLOCKS),
            Map.entry("tableCell", BLOCKS),
            Map.entry("horizontalRule", Set.of()),
            Map.entry("hardBreak", Set.of()),
            Map.entry("footnote", Set.of()));

    private static final Set<String> TEXT_BLOCKS = Set.of("paragraph", "heading", "footnote");

    private static final Predicate<Object> DIRECTION = Set.<Object>of("ltr", "rtl")::contains;

    /** More columns than any table that can be read; every editor fills a table up to its widest row. */
    private static final Map<String, Predicate<Object>> CELL =
            Map.of("colspan", integer(1, TextLimits.COLUMNS), "rowspan", integer(1, 1000));

    private static final Map<String, Map<String, Predicate<Object>>> ATTRIBUTES = Map.of(
            "paragraph", Map.of("dir", DIRECTION),
            "heading", Map.of("dir", DIRECTION, "level", integer(1, 4)),
            "bulletList", Map.of("dir", DIRECTION),
            "orderedList", Map.of("dir", DIRECTION, "start", integer(0, 999_999_999)),
            "tableHeader", CELL,
            "tableCell", CELL);

    private static final Set<String> LINK_SCHEMES = Set.of("http", "https", "mailto");

    private DraftSchema() {}

    public static boolean allows(List<Addition> additions) {
        return additions.stream().allMatch(DraftSchema::allows);
    }

    /** Whether something would stand in more lists, quotes and tables than a text may nest. */
    public static boolean isTooDeep(List<Addition> additions) {
        return additions.stream()
                .anyMatch(addition -> addition instanceof Addition.Element element && isTooDeep(element));
    }

    /** Whether a table would get a row of more cells than a text may have columns. */
    public static boolean isTooWide(UpdatePreview updatePreview) {
        return updatePreview.mostChildren("tableRow") > TextLimits.COLUMNS;
    }

    private static boolean isTooDeep(Addition.Element element) {
        if (element.within() == null || element.within().depth() < MAX_DEPTH) {
            return false;
        }
        int depth = CONTAINERS.contains(element.name()) ? 1 : 0;
        for (ElementNesting around = element.within(); around != null; around = around.outer()) {
            depth += CONTAINERS.contains(around.element()) ? 1 : 0;
        }
        return depth > MAX_DEPTH || element.within().depth() > MOST_ELEMENTS;
    }

    private static boolean allows(Addition addition) {
        AdditionPlace additionPlace = addition.place();
        return switch (addition) {
            case Addition.Element element -> allowsChild(additionPlace, element.name());
            case Addition.Text ignored ->
                switch (additionPlace.kind()) {
                    case ELEMENT -> TEXT_BLOCKS.contains(additionPlace.name());
                    case GONE -> true;
                    default -> false;
                };
            case Addition.Characters ignored -> isText(additionPlace);
            case Addition.Mark mark -> isText(additionPlace) && allowsMark(mark.name(), mark.value());
            case Addition.Attribute attribute -> allowsAttribute(additionPlace, attribute.name(), attribute.value());
            case Addition.Other ignored -> false;
        };
    }

    private static boolean allowsChild(AdditionPlace additionPlace, String child) {
        return switch (additionPlace.kind()) {
            case ROOT -> additionPlace.name().equals(FRAGMENT) && BLOCKS.contains(child);
            case ELEMENT ->
                CHILDREN.getOrDefault(additionPlace.name(), Set.of()).contains(child);
            case GONE -> CHILDREN.containsKey(child);
            case TEXT, OTHER -> false;
        };
    }

    private static boolean isText(AdditionPlace additionPlace) {
        return additionPlace.kind() == AdditionPlace.Kind.TEXT || additionPlace.kind() == AdditionPlace.Kind.GONE;
    }

    private static boolean allowsAttribute(AdditionPlace additionPlace, String name, @Nullable Object value) {
        if (additionPlace.kind() == AdditionPlace.Kind.GONE) {
            return true;
        }
        Predicate<Object> allowed = additionPlace.kind() == AdditionPlace.Kind.ELEMENT
                ? ATTRIBUTES.getOrDefault(additionPlace.name(), Map.of()).get(name)
                : null;
        return allowed != null && (value == null || allowed.test(value));
    }

    private static boolean allowsMark(String name, @Nullable Object value) {
        if (value == null) {
            return isMark(name);
        }
        return switch (name) {
            case "bold", "italic" -> value instanceof Map<?, ?> attributes && attributes.isEmpty();
            case "link" ->
                value instanceof Map<?, ?> attributes
                        && attributes.keySet().equals(Set.of("href"))
                        && isLinkTarget(attributes.get("href"));
            default -> false;
        };
    }

    private static boolean isMark(String name) {
        return name.equals("bold") || name.equals("italic") || name.equals("link");
    }

    private static boolean isLinkTarget(@Nullable Object href) {
        if (!(href instanceof String text) || text.length() > 2000) {
            return false;
        }
        try {
            String scheme = URI.create(text.strip()).getScheme();
            return scheme != null && LINK_SCHEMES.contains(scheme.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return LINK_SCHEMES.stream().anyMatch(scheme -> text.startsWith(scheme + ":"));
        }
    }

    private static Predicate<Object> integer(long least, long most) {
        return value -> value instanceof Long number && number >= least && number <= most;
    }
}
