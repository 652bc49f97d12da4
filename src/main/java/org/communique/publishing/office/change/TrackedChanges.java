package org.communique.publishing.office.change;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.communique.publishing.office.part.Element;
import org.communique.work.Budget;

/**
 * As what a text with tracked changes is read: with those of some authors accepted, and all others rejected. Each change is decided by who made it,
 * also one in another.
 */
public final class TrackedChanges {

    public static final TrackedChanges ACCEPTED = new TrackedChanges(false, _ -> true);
    public static final TrackedChanges REJECTED = new TrackedChanges(false, _ -> false);

    private static final Set<String> INSERTIONS = Set.of("ins", "moveTo", "cellIns");
    private static final Set<String> DELETIONS = Set.of("del", "moveFrom", "cellDel");

    private final boolean chosen;

    /** By the name that the file has. */
    private final Predicate<String> accepted;

    private TrackedChanges(boolean chosen, Predicate<String> accepted) {
        this.chosen = chosen;
        this.accepted = accepted;
    }

    /** @param authors as {@link ChangeAuthors} names them */
    public static TrackedChanges acceptedOf(Set<String> authors) {
        return new TrackedChanges(true, author -> authors.contains(ChangeAuthors.name(author)));
    }

    /** @throws ChangeAuthors.TooManyException if one chose among them and could not see all */
    public ChangeAuthors among(ChangeAuthors authors) {
        if (chosen) {
            authors.holdMost();
        }
        return authors;
    }

    /** @param change an insertion or deletion of an OpenDocument text */
    public boolean accepts(Element change) {
        return accepted.test(ChangeAuthors.of(change));
    }

    /** Whether what is in the element stays. */
    public boolean keep(Element change) {
        return INSERTIONS.contains(change.name()) && isAccepted(change)
                || DELETIONS.contains(change.name()) && !isAccepted(change);
    }

    public boolean leaveOut(Element change) {
        return INSERTIONS.contains(change.name()) && !isAccepted(change)
                || DELETIONS.contains(change.name()) && isAccepted(change);
    }

    private boolean isAccepted(Element change) {
        return accepted.test(change.attribute("author"));
    }

    /** Whether one of the properties, of a paragraph's mark, a row or a cell, says that it goes. */
    public boolean leaveOutBy(Element properties) {
        return properties.children().stream().anyMatch(this::leaveOut);
    }

    public boolean keepBy(Element properties) {
        return properties.children().stream().anyMatch(this::keep);
    }

    /** Who made the changes in parts of a WordprocessingML file. */
    public static ChangeAuthors authors(Stream<Element> parts) {
        var authors = new ChangeAuthors();
        parts.forEach(part -> add(part, authors));
        return authors;
    }

    private static void add(Element element, ChangeAuthors authors) {
        Budget.check();
        if (INSERTIONS.contains(element.name()) || DELETIONS.contains(element.name())) {
            authors.add(element.attribute("author"));
        }
        element.read().forEach(child -> add(child, authors));
    }
}
