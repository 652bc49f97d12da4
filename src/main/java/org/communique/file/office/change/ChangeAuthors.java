package org.communique.file.office.change;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.file.ImportedAuthor;
import org.communique.file.office.part.Element;
import org.communique.text.unicode.AdmittedCharacters;
import org.jspecify.annotations.Nullable;

/** Who made the tracked changes of a file, by the names that it has. */
public final class ChangeAuthors {

    private static final int MOST = 1_000;

    private static final int LONGEST = 200;

    private static final Set<String> KINDS = Set.of("insertion", "deletion", "format-change");

    /** There are more than can be chosen from. */
    public static final class TooManyException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final Map<String, Integer> changes = new LinkedHashMap<>();

    /** Names as they are before they are cut. */
    private final Map<String, String> whole = new HashMap<>();

    private boolean tooMany;
    private boolean ambiguous;

    ChangeAuthors() {}

    /** Who made the changes in an OpenDocument text. */
    public static ChangeAuthors ofRegions(List<Element> texts) {
        var authors = new ChangeAuthors();
        texts.stream()
                .flatMap(text -> text.children().stream())
                .filter(element -> element.name().equals("tracked-changes"))
                .flatMap(changes -> changes.below("changed-region"))
                .flatMap(region -> region.children().stream())
                .filter(change -> KINDS.contains(change.name()))
                .forEach(change -> authors.add(of(change)));
        return authors;
    }

    /** The name as it is written, or empty. */
    static String of(@Nullable Element change) {
        return Element.child(change, "change-info")
                .flatMap(info -> info.child("creator"))
                .map(Element::text)
                .orElse("");
    }

    static String nameOf(@Nullable Element change) {
        return name(of(change));
    }

    /** What people can see of it, as of the authors of comments, and no more than one reads. Names that are the same then are one author. */
    static String name(String written) {
        return cut(visible(written));
    }

    private static String visible(String written) {
        return AdmittedCharacters.of(written).strip();
    }

    private static String cut(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        return name.substring(0, Character.isHighSurrogate(name.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST)
                .strip();
    }

    void add(String author) {
        var visible = visible(author);
        var name = cut(visible);
        ambiguous |= !visible.equals(whole.computeIfAbsent(name, _ -> visible));
        if (changes.size() < MOST || changes.containsKey(name)) {
            changes.merge(name, 1, Integer::sum);
        } else {
            tooMany = true;
        }
    }

    /**
     * @throws TooManyException if not all of them are told of
     * @throws AmbiguousChangesException if two of them are told of by one name
     */
    void holdAll() {
        if (tooMany) {
            throw new TooManyException();
        }
        if (ambiguous) {
            throw new AmbiguousChangesException();
        }
    }

    /** In the order of the file; those that come after a thousand others are not told of. */
    public List<ImportedAuthor> all() {
        return changes.entrySet().stream()
                .map(each -> new ImportedAuthor(each.getKey(), each.getValue()))
                .toList();
    }
}
