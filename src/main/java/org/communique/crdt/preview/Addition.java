package org.communique.crdt.preview;

import java.util.function.Supplier;
import org.communique.crdt.ContentDeleted;
import org.communique.crdt.ContentFormat;
import org.communique.crdt.ContentString;
import org.communique.crdt.ContentType;
import org.communique.crdt.ContentValues;
import org.communique.crdt.Item;
import org.jspecify.annotations.Nullable;

/** Something that an update would add to a document. */
public sealed interface Addition {

    AdditionPlace place();

    /**
     * An XML element among the children of its place.
     *
     * @param within the elements that it would stand in; null for one of a root type's own
     */
    record Element(
            AdditionPlace place, String name, @Nullable ElementNesting within) implements Addition {}

    /** An XML text among the children of its place. */
    record Text(AdditionPlace place) implements Addition {}

    /** Characters in a text. */
    record Characters(AdditionPlace place, String text) implements Addition {}

    /** The beginning of an attribute on a range of text, or with {@code null} its end. */
    record Mark(AdditionPlace place, String name, @Nullable Object value) implements Addition {}

    /** A plain value under a key. */
    record Attribute(
            AdditionPlace place, String name, @Nullable Object value) implements Addition {}

    /** Anything else. */
    record Other(AdditionPlace place) implements Addition {}

    /**
     * @param key    of the place, under which the item is; null in its list
     * @param within the elements around the place
     * @return null for content that is deleted
     */
    static @Nullable Addition of(
            Item item, AdditionPlace place, @Nullable String key, Supplier<@Nullable ElementNesting> within) {
        if (key != null) {
            return switch (item.content) {
                case ContentDeleted ignored -> null;
                case ContentValues any -> new Attribute(place, key, any.element((int) any.length() - 1));
                default -> new Other(place);
            };
        }
        return switch (item.content) {
            case ContentDeleted ignored -> null;
            case ContentString string -> new Characters(place, string.text().toString());
            case ContentFormat format -> new Mark(place, format.key, format.value);
            case ContentType type ->
                switch (type.branch.kind()) {
                    case XML_ELEMENT -> new Element(place, type.branch.name, within.get());
                    case XML_TEXT -> new Text(place);
                    default -> new Other(place);
                };
            default -> new Other(place);
        };
    }
}
