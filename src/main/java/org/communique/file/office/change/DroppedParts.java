package org.communique.file.office.change;

import java.util.ArrayList;
import java.util.List;
import org.communique.file.office.part.Element;
import org.communique.file.office.part.XmlNode;
import org.communique.file.office.part.XmlNode.Characters;

/** What an OpenDocument text has that it did not have before its changes, and who changed it. */
public final class DroppedParts {

    private final List<Element> insertions = new ArrayList<>();
    private final List<Element> restored = new ArrayList<>();
    private final List<Element> comments = new ArrayList<>();

    /** What was inserted, each by itself. */
    public List<Element> insertions() {
        return insertions;
    }

    /** Regions of what came back. */
    public List<Element> restored() {
        return restored;
    }

    public List<Element> comments() {
        return comments;
    }

    void restore(Element region) {
        restored.add(region);
    }

    void dropRegion(Element region) {
        insertions.add(region);
    }

    void dropComment(Element annotation) {
        comments.add(annotation);
    }

    void begin(Element mark) {
        insertions.add(mark.like(null));
    }

    void drop(XmlNode inserted) {
        insertions.getLast().adopt(inserted);
    }

    void endParagraph() {
        if (!insertions.isEmpty()) {
            drop(new Characters("\n"));
        }
    }
}
