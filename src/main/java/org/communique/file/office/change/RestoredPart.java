package org.communique.file.office.change;

import org.communique.file.office.part.Element;

/** An element of a file, and what stands for it in the text as it was. */
record RestoredPart(Element source, Element copy) {

    /** What goes on there is a list that was not there, so that another may go on with it again. */
    boolean isOfAnother() {
        return !source.attribute("style-name").equals(copy.attribute("style-name"));
    }
}
