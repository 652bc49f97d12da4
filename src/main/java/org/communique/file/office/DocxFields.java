package org.communique.file.office;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.communique.file.office.change.TrackedChanges;
import org.communique.file.office.part.Element;
import org.communique.file.office.part.Fields;
import org.communique.text.document.RichText.Block;
import org.jspecify.annotations.Nullable;

/** The fields of the story that is being read: the body, a note or a text box. */
final class DocxFields {

    private final TrackedChanges trackedChanges;
    private Fields<Element> ofStory = of(null, Stream.empty());

    DocxFields(TrackedChanges trackedChanges) {
        this.trackedChanges = trackedChanges;
    }

    /** Without those of stories that it refers to. */
    private static Fields<Element> of(@Nullable Fields<Element> around, Stream<Element> parts) {
        return new Fields<>(
                around,
                parts.filter(part -> part.name().equals("fldChar")),
                character -> character.attribute("fldCharType"));
    }

    /** Those of rejected insertions were never there; a field that was deleted in part still ends, as Word keeps it whole. */
    private Stream<Element> partsIn(Element element) {
        return element.below(part -> switch (part.name()) {
            case "fldChar", "instrText", "delInstrText", "txbxContent" -> true;
            default -> trackedChanges.wasNotThere(part);
        });
    }

    void begin(Element body) {
        ofStory = of(null, partsIn(body));
    }

    /** Reads a story that this one refers to. */
    List<Block> inside(Element story, Function<Element, List<Block>> reader) {
        var outer = ofStory;
        ofStory = of(outer, partsIn(story));
        var blocks = reader.apply(story);
        ofStory = outer;
        return blocks;
    }

    Fields<Element> ofStory() {
        return ofStory;
    }

    /** They begin and end in what is not read too. */
    void pass(Element unread) {
        if (trackedChanges.wasNotThere(unread)) {
            return;
        }
        partsIn(unread).forEach(part -> {
            switch (part.name()) {
                case "fldChar" -> ofStory.pass(part);
                case "instrText", "delInstrText" -> ofStory.instruct(part.text());
                default -> {}
            }
        });
    }
}
