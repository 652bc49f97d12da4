package org.communique.file.print.tag;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.communique.work.Budget;

/** Tags below one, as they were when they were looked for. */
final class TagTree {

    private final List<PDStructureElement> tags = new ArrayList<>();

    TagTree(PDStructureNode root) {
        collect(root);
    }

    private void collect(PDStructureNode node) {
        for (var kid : node.getKids()) {
            Budget.check();
            if (kid instanceof PDStructureElement tag) {
                tags.add(tag);
                collect(tag);
            }
        }
    }

    /** In their order. */
    List<PDStructureElement> all() {
        return tags;
    }

    /** In their order. */
    List<PDStructureElement> all(String type) {
        return tags.stream().filter(tag -> type.equals(tag.getStructureType())).toList();
    }

    /** What is around it goes too if nothing else is in it. */
    static void remove(PDStructureElement tag) {
        var parent = tag.getParent();
        parent.removeKid(tag);
        if (parent instanceof PDStructureElement emptied
                && emptied.getCOSObject().getItem(COSName.K) == null) {
            remove(emptied);
        }
    }

    static void moveInto(PDStructureElement parent, PDStructureElement tag) {
        remove(tag);
        parent.appendKid(tag);
    }

    static void moveBehind(PDStructureElement sibling, PDStructureElement tag) {
        remove(tag);
        var parent = sibling.getParent();
        if (!(parent.getCOSObject().getDictionaryObject(COSName.K) instanceof COSArray kids)) {
            parent.appendKid(tag);
            return;
        }
        kids.add(kids.indexOfObject(sibling.getCOSObject()) + 1, tag.getCOSObject());
        tag.setParent(parent);
    }
}
