package org.communique.file.office.change;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.communique.file.office.part.Element;
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

    /** Changes of how words look, which stay however they are decided. */
    private static final Set<String> PROPERTIES = Set.of(
            "rPrChange",
            "pPrChange",
            "tblPrChange",
            "tblPrExChange",
            "trPrChange",
            "tcPrChange",
            "numberingChange",
            "cellMerge",
            "customXmlInsRangeStart",
            "customXmlDelRangeStart",
            "customXmlMoveFromRangeStart",
            "customXmlMoveToRangeStart");

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

    /**
     * @throws ChangeAuthors.TooManyException if one chose among them and could not see all
     * @throws AmbiguousChangesException           if one chose among them and could not tell them apart
     */
    public ChangeAuthors among(ChangeAuthors authors) {
        if (chosen) {
            authors.holdAll();
        }
        return authors;
    }

    /** @throws AmbiguousChangesException if one chose among authors of changes in these parts of a WordprocessingML file that cannot be decided one by one */
    public void holdDocx(List<Element> parts) {
        if (chosen && AmbiguousDocxChanges.areIn(parts, this)) {
            throw new AmbiguousChangesException();
        }
    }

    /** @throws AmbiguousChangesException if one chose among authors of changes in these OpenDocument texts that cannot be decided one by one */
    public void holdOdt(List<Element> texts) {
        if (chosen && AmbiguousOdtChanges.areIn(texts, this)) {
            throw new AmbiguousChangesException();
        }
    }

    /** @param change of an OpenDocument text */
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

    boolean isAccepted(Element change) {
        return accepted.test(change.attribute("author"));
    }

    /** Whether it, or the row or cell that it is, was not there before and is not taken. */
    public boolean wasNotThere(Element element) {
        return switch (element.name()) {
            case "tr" -> wasNotThereBy(element.child("trPr"));
            case "tc" -> wasNotThereBy(element.child("tcPr"));
            default -> INSERTIONS.contains(element.name()) && leaveOut(element);
        };
    }

    private boolean wasNotThereBy(Optional<Element> properties) {
        return properties.stream().flatMap(each -> each.children().stream()).anyMatch(this::wasNotThere);
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

    static boolean isOfWords(Element element) {
        return INSERTIONS.contains(element.name()) || DELETIONS.contains(element.name());
    }

    static boolean isOfProperties(Element element) {
        return PROPERTIES.contains(element.name());
    }

    private static void add(Element element, ChangeAuthors authors) {
        Budget.check();
        if (isOfWords(element) || isOfProperties(element)) {
            authors.add(element.attribute("author"));
        }
        element.read().forEach(child -> add(child, authors));
    }
}
