package org.communique.publishing.office.change;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communique.publishing.office.part.Element;
import org.communique.statement.creation.ImportedAuthor;
import org.communique.text.unicode.AdmittedCharacters;

/** Who made the tracked changes of a file, by the names that it has. */
public final class ChangeAuthors {

    private static final int MOST = 1_000;

    private static final int LONGEST = 200;

    /** There are more than can be chosen from. */
    public static final class TooManyException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final Map<String, Integer> changes = new LinkedHashMap<>();
    private boolean tooMany;

    ChangeAuthors() {}

    /** Who made the changes in an OpenDocument text. */
    public static ChangeAuthors ofRegions(List<Element> texts) {
        var authors = new ChangeAuthors();
        texts.stream()
                .flatMap(text -> text.children().stream())
                .filter(element -> element.name().equals("tracked-changes"))
                .flatMap(changes -> changes.below("changed-region"))
                .flatMap(region -> region.children().stream())
                .filter(change ->
                        change.name().equals("insertion") || change.name().equals("deletion"))
                .forEach(change -> authors.add(of(change)));
        return authors;
    }

    /** The name as it is written, or empty. */
    static String of(Element change) {
        return Element.child(change, "change-info")
                .flatMap(info -> info.child("creator"))
                .map(Element::text)
                .orElse("");
    }

    /** What people can see of it, as of the authors of comments, and no more than one reads. Names that are the same then are one author. */
    static String name(String written) {
        var name = AdmittedCharacters.of(written.substring(0, Math.min(written.length(), 2 * LONGEST)))
                .strip();
        if (name.length() <= LONGEST) {
            return name;
        }
        return name.substring(0, Character.isHighSurrogate(name.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST)
                .strip();
    }

    void add(String author) {
        var name = name(author);
        if (changes.size() < MOST || changes.containsKey(name)) {
            changes.merge(name, 1, Integer::sum);
        } else {
            tooMany = true;
        }
    }

    /** @throws TooManyException if not all of them are told of */
    void holdMost() {
        if (tooMany) {
            throw new TooManyException();
        }
    }

    /** In the order of the file; those that come after a thousand others are not told of. */
    public List<ImportedAuthor> all() {
        return changes.entrySet().stream()
                .map(each -> new ImportedAuthor(each.getKey(), each.getValue()))
                .toList();
    }
}
